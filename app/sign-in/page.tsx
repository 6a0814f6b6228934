import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoAccounts } from "@/components/people/demo-accounts";
import { Or } from "@/components/people/or";
import { SignInForm } from "@/components/people/sign-in-form";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { readForPage } from "@/server/page-caller";
import { returnPath } from "@/server/people/domain/return-path";

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("signInTitle") };
}

export default async function SignIn({ searchParams }: Props) {
  const callbackUrl = returnPath((await searchParams).callbackUrl, "");
  const { isSignedIn, isSetUpOpen, demo } = await readForPage("/sign-in", async (caller) => ({
    isSignedIn: await caller.people.isSignedIn(),
    isSetUpOpen: await caller.people.isSetUpOpen(),
    demo: await caller.people.demoAccounts(),
  }));
  if (isSignedIn) redirect(callbackUrl);
  if (isSetUpOpen) redirect("/setup");
  const t = await getTranslations("people");
  return (
    <PlainPage title={t("signInTitle")}>
      <PageMessages of={["people"]}>
        {demo.length > 0 && (
          <>
            <DemoAccounts accounts={demo} callbackUrl={callbackUrl} />
            <Or label={t("or")} />
          </>
        )}
        <SignInForm callbackUrl={callbackUrl} />
      </PageMessages>
    </PlainPage>
  );
}
