import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { PageMessages } from "@/components/shell/page-messages";
import { KeepSession } from "./keep-session";

type Entry = { slug: string; name: string; boards: readonly { key: string; name: string }[] };

type PersonShellProps = {
  person: { id: string; name: string; unread: number };
  workspaces: readonly Entry[];
  /** The one in view; on pages about the person, their first. */
  slug?: string;
  children: ReactNode;
};

/** The frame of pages that belong to a person or a workspace rather than to a board. */
export function PersonShell({ person, workspaces, slug, children }: PersonShellProps) {
  const workspace = workspaces.find((entry) => entry.slug === slug) ?? workspaces[0] ?? { slug: "", name: person.name, boards: [] };
  return (
    <PageMessages of={["shell", "people"]}>
      <AppShell workspace={workspace} boards={workspace.boards} user={person}>
        <KeepSession />
        {children}
      </AppShell>
    </PageMessages>
  );
}
