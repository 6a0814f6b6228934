import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BoardList } from "@/components/people/board-list";
import { CreateBoardForm } from "@/components/people/create-board-form";
import { PersonShell } from "@/components/people/person-shell";
import { Section } from "@/components/people/section";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { PageLink } from "@/components/ui/page-link";
import { readForPage } from "@/server/page-caller";

type Props = { params: Promise<{ workspace: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("boards") };
}

export default async function Workspace({ params }: Props) {
  const { workspace: slug } = await params;
  const { me, workspace, workspaces } = await readForPage(`/w/${slug}`, async (caller) => ({
    me: { ...(await caller.people.me()), unread: await caller.notifications.unread() },
    workspace: await caller.people.workspace({ workspace: slug }),
    workspaces: await caller.people.workspaces(),
  }));
  const t = await getTranslations("people");
  const others = workspaces.filter((entry) => entry.slug !== slug);
  return (
    <PersonShell person={me} workspaces={workspaces} slug={slug}>
      <TopBar title={workspace.name} actions={workspace.boards.length > 0 && <PageLink href={`/w/${slug}/flow`}>{t("flowAcross")}</PageLink>} />
      <PageBody>
        <div>
          <Section title={t("boards")} text={workspace.boards.length === 0 ? t("boardsEmpty") : undefined}>
            {workspace.boards.length > 0 && <BoardList workspace={slug} boards={workspace.boards} />}
          </Section>
          {others.map((other) => (
            <Section key={other.slug} title={other.name}>
              <BoardList workspace={other.slug} boards={other.boards} />
            </Section>
          ))}
          <Section title={t("newBoard")} text={t("firstBoardText")}>
            <CreateBoardForm workspace={slug} />
          </Section>
        </div>
      </PageBody>
    </PersonShell>
  );
}
