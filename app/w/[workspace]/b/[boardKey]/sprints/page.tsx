import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ScrumFrame } from "@/components/scrum/scrum-frame";
import { scrumPageOf } from "@/components/scrum/scrum-page-of";
import { SprintsView } from "@/components/scrum/sprints-view";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { now } from "@/server/platform/clock";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("scrum");
  return { title: `${t("title")} · ${(await params).boardKey}` };
}

export default async function Page({ params }: PageProps) {
  const { workspace, boardKey } = await params;
  const renderedAt = now().getTime();
  const { board, list, running } = await readForPage(`/w/${workspace}/b/${boardKey}/sprints`, async ({ board, scrum }) => {
    const head = await board.top({ key: boardKey });
    const list = await scrum.sprints({ key: boardKey });
    const open = list.sprints.find(({ state }) => state === "RUNNING");
    return { board: head, list, running: open ? await scrum.sprint({ key: boardKey, sprint: open.number }) : null };
  });
  if (board.workspace !== workspace) notFound();
  return (
    <PageMessages of={["scrum", "flow", "remarks"]}>
      <ScrumFrame page={scrumPageOf(board)} renderedAt={renderedAt}>
        <SprintsView list={list} running={running} version={board.version} />
      </ScrumFrame>
    </PageMessages>
  );
}
