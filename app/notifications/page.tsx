import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotificationsView } from "@/components/notifications/notifications-view";
import { PersonShell } from "@/components/people/person-shell";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { now } from "@/server/platform/clock";

type Props = { searchParams: Promise<{ unread?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const unread = (await searchParams).unread === "1";
  const { me, workspaces, first } = await readForPage("/notifications", async (caller) => ({
    me: { ...(await caller.people.me()), unread: await caller.notifications.unread() },
    workspaces: await caller.people.workspaces(),
    first: await caller.notifications.list({ unread }),
  }));
  return (
    <PersonShell person={me} workspaces={workspaces}>
      <PageMessages of={["notifications"]}>
        <NotificationsView key={`${unread}`} first={first} isUnreadOnly={unread} renderedAt={now().getTime()} />
      </PageMessages>
    </PersonShell>
  );
}
