import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestForm } from "@/components/scrum/request/request-form";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { readForPage } from "@/server/page-caller";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // What the address ends with is a secret: no other site may learn it from a followed link.
  return { title: (await getTranslations("request"))("title"), referrer: "no-referrer", robots: { index: false } };
}

/** A board's public form. Every link that does not work, whatever the reason, looks the same. */
export default async function Request({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations("request");
  const form = await readForPage(`/request/${token}`, (caller) => caller.intake.open({ token }));
  if (form.state !== "open") {
    return (
      <PlainPage title={t("goneTitle")}>
        <p>{t(form.state === "throttled" ? "tooMany" : "gone")}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t("heading", { board: form.board })}>
      <p>{t("text")}</p>
      <PageMessages of={["request"]}>
        <RequestForm token={token} />
      </PageMessages>
    </PlainPage>
  );
}
