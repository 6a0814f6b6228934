import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ScrumFrame } from "@/components/scrum/scrum-frame";
import { scrumPageOf } from "@/components/scrum/scrum-page-of";
import { SprintView } from "@/components/scrum/sprint/sprint-view";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { now } from "@/server/platform/clock";

type PageProps = { params: Promise<{ workspace: string; boardKey: string; number: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("scrum");
  const { boardKey, number } = await params;
  return { title: `${t("titleOf", { number })} · ${boardKey}` };
}

export default async function Page({ params }: PageProps) {
  const { workspace, boardKey, number } = await params;
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound();
  const renderedAt = now().getTime();
  const { board, sprint, list } = await readForPage(`/w/${workspace}/b/${boardKey}/sprints/${number}`, async ({ board, scrum }) => ({
    board: await board.top({ key: boardKey }),
    sprint: await scrum.sprint({ key: boardKey, sprint: Number(number) }),
    list: await scrum.sprints({ key: boardKey }),
  }));
  if (board.workspace !== workspace) notFound();
  return (
    <PageMessages of={["scrum", "events", "flow", "remarks"]}>
      <ScrumFrame page={scrumPageOf(board)} renderedAt={renderedAt}>
        <SprintView key={sprint.number} board={board} sprint={sprint} list={list} />
      </ScrumFrame>
    </PageMessages>
  );
}
