import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FollowedRequest } from "@/components/scrum/request/followed-request";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { readForPage } from "@/server/page-caller";

type Props = { params: Promise<{ reference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("request"))("statusTitle"), referrer: "no-referrer", robots: { index: false } };
}

/** Where a request stands, for its sender. A reference that leads nowhere always looks the same. */
export default async function RequestStatus({ params }: Props) {
  const { reference } = await params;
  const t = await getTranslations("request");
  const request = await readForPage(`/request/status/${reference}`, (caller) => caller.intake.follow({ reference }));
  if (request.state !== "known") {
    return (
      <PlainPage title={t("unknownTitle")}>
        <p>{t(request.state === "throttled" ? "tooMany" : "unknown")}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t("statusTitle")}>
      <PageMessages of={["request"]}>
        <FollowedRequest request={request} />
      </PageMessages>
    </PlainPage>
  );
}
