import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SetupForm } from "@/components/people/setup-form";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { readForPage } from "@/server/page-caller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("setUpTitle") };
}

/** The first run without a demo. Once there is an admin, this page is not there. */
export default async function SetUp() {
  if (!(await readForPage("/setup", (caller) => caller.people.isSetUpOpen()))) notFound();
  const t = await getTranslations("people");
  return (
    <PlainPage title={t("setUpTitle")}>
      <p>{t("setUpText")}</p>
      <PageMessages of={["people"]}>
        <SetupForm />
      </PageMessages>
    </PlainPage>
  );
}
