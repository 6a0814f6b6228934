import type { ReactNode } from "react";
import { KeepSession } from "@/components/people/keep-session";
import { RememberBoard } from "@/components/people/remember-board";
import { AppShell } from "@/components/shell/app-shell";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";

type BoardLayoutProps = { children: ReactNode; params: Promise<{ workspace: string; boardKey: string }> };

/** The frame around all pages of one board. */
export default async function BoardLayout({ children, params }: BoardLayoutProps) {
  const { workspace: slug, boardKey } = await params;
  const { me, workspace } = await readForPage(`/w/${slug}/b/${boardKey}`, async ({ people, notifications }) => ({
    me: { ...(await people.me()), unread: await notifications.unread() },
    workspace: await people.workspace({ workspace: slug }),
  }));
  return (
    <PageMessages of={["shell"]}>
      <AppShell workspace={workspace} boards={workspace.boards} currentKey={boardKey.toUpperCase()} user={me}>
        <KeepSession />
        <RememberBoard workspace={slug} boardKey={boardKey.toUpperCase()} />
        {children}
      </AppShell>
    </PageMessages>
  );
}
