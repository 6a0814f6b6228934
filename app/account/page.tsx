import type { Metadata } from "next";
import { PageLink } from "@/components/ui/page-link";
import { getTranslations } from "next-intl/server";
import { EndSessions } from "@/components/people/end-sessions";
import { NewToken } from "@/components/people/new-token";
import { PasswordForm } from "@/components/people/password-form";
import { PersonShell } from "@/components/people/person-shell";
import { ProfileForm } from "@/components/people/profile-form";
import { Section } from "@/components/people/section";
import { TokenList } from "@/components/people/token-list";
import { NotificationSettings } from "@/components/notifications/notification-settings";
import { PageMessages } from "@/components/shell/page-messages";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { readForPage } from "@/server/page-caller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("accountTitle") };
}

export default async function Account() {
  const { me, tokens, choice, workspaces } = await readForPage("/account", async (caller) => ({
    me: { ...(await caller.people.me()), unread: await caller.notifications.unread() },
    tokens: await caller.people.tokens(),
    choice: await caller.notifications.choice(),
    workspaces: await caller.people.workspaces(),
  }));
  const t = await getTranslations("people");
  const notifications = await getTranslations("notifications");
  const api = await getTranslations("api");
  return (
    <PersonShell person={me} workspaces={workspaces}>
      <TopBar title={t("accountTitle")} />
      <PageBody>
        <div>
          <Section title={t("profile")} text={t("profileText")}>
            <ProfileForm email={me.email ?? ""} name={me.name} />
          </Section>
          <Section anchor="notifications" title={notifications("settings.title")} text={notifications("settings.text")}>
            <PageMessages of={["notifications"]}>
              <NotificationSettings choice={choice} />
            </PageMessages>
          </Section>
          <Section title={t("tokens")} text={t("tokensText")}>
            <NewToken />
            {tokens.length > 0 ? <TokenList tokens={tokens} /> : <p>{t("noTokens")}</p>}
            <PageLink href="/api/docs">{api("title")}</PageLink>
          </Section>
          {!me.isDemo && (
            <Section title={t("password")} text={t("passwordText")}>
              <PasswordForm email={me.email ?? ""} />
            </Section>
          )}
          <Section title={t("sessions")} text={t("sessionsText")}>
            <EndSessions />
          </Section>
        </div>
      </PageBody>
    </PersonShell>
  );
}
