import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JoinForm } from "@/components/people/join-form";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { readForPage } from "@/server/page-caller";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // The code is a secret in the address: no other site may learn it from a followed link.
  return { title: (await getTranslations("people"))("joinTitle"), referrer: "no-referrer", robots: { index: false } };
}

/** Where an invitation leads. Every link that does not work, whatever the reason, looks the same. */
export default async function Join({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("people");
  const invitation = await readForPage(`/join/${code}`, (caller) => caller.people.openInvitation({ code }));
  if (invitation.state !== "open") {
    return (
      <PlainPage title={t("invitationGoneTitle")}>
        <p>{invitation.state === "throttled" ? t("invitationTooMany") : t("invitationGone")}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t("joinTitle")}>
      <p>{t("joinText")}</p>
      <PageMessages of={["people"]}>
        <JoinForm code={code} email={invitation.email} suggestedName={invitation.name} />
      </PageMessages>
    </PlainPage>
  );
}
