import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readBoardSort, writeBoardSort } from "@/components/flow/workspace/board-sort";
import { WorkspaceFlow } from "@/components/flow/workspace/workspace-flow";
import { PersonShell } from "@/components/people/person-shell";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ sort?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workspaceFlow"))("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { sort: asked } = await searchParams;
  const sort = readBoardSort(Array.isArray(asked) ? asked[0] : asked);
  const { me, boards, workspaces } = await readForPage(`/w/${slug}/flow${writeBoardSort(sort)}`, async (caller) => ({
    me: { ...(await caller.people.me()), unread: await caller.notifications.unread() },
    boards: await caller.flow.workspace({ workspace: slug }),
    workspaces: await caller.people.workspaces(),
  }));
  return (
    <PersonShell person={me} workspaces={workspaces} slug={slug}>
      <PageMessages of={["flow", "workspaceFlow"]}>
        <WorkspaceFlow boards={boards} workspace={slug} asked={sort} />
      </PageMessages>
    </PersonShell>
  );
}
