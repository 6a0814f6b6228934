import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DailyView } from "@/components/scrum/daily/daily-view";
import { ScrumFrame } from "@/components/scrum/scrum-frame";
import { scrumPageOf } from "@/components/scrum/scrum-page-of";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { now } from "@/server/platform/clock";

type PageProps = { params: Promise<{ workspace: string; boardKey: string; number: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("events.daily");
  const { boardKey, number } = await params;
  return { title: `${t("titleOf", { number })} · ${boardKey}` };
}

export default async function Page({ params }: PageProps) {
  const { workspace, boardKey, number } = await params;
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound();
  const renderedAt = now().getTime();
  const { board, sprint } = await readForPage(`/w/${workspace}/b/${boardKey}/sprints/${number}/daily`, async ({ board, scrum }) => ({
    board: await board.top({ key: boardKey }),
    sprint: await scrum.sprint({ key: boardKey, sprint: Number(number) }),
  }));
  if (board.workspace !== workspace) notFound();
  return (
    <PageMessages of={["scrum", "events", "board"]}>
      <ScrumFrame page={scrumPageOf(board)} renderedAt={renderedAt}>
        <DailyView key={sprint.number} board={board} sprint={sprint} />
      </ScrumFrame>
    </PageMessages>
  );
}
