import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BacklogView } from "@/components/scrum/backlog/backlog-view";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { may } from "@/server/people/domain/policy";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

/** Cards that the page is rendered with: more than any screen shows. The browser asks for the others. */
const FIRST = 60;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("backlog");
  return { title: `${t("title")} · ${(await params).boardKey}` };
}

export default async function Page({ params }: PageProps) {
  const { workspace, boardKey: key } = await params;
  const base = `/w/${workspace}/b/${key.toUpperCase()}`;
  const { board, first, epics, room, sprints } = await readForPage(`${base}/backlog`, async ({ board, backlog, scrum }) => ({
    board: await board.top({ key }),
    first: await backlog.get({ key, limit: FIRST }),
    epics: await backlog.epics({ key }),
    room: await backlog.room({ key }),
    sprints: (await scrum.sprints({ key })).sprints,
  }));
  if (board.workspace !== workspace) notFound();
  const { roles } = board.you;
  const page = {
    boardKey: board.key,
    base,
    mayRank: may("backlog.rank", roles),
    mayValue: may("card.setValue", roles),
    mayPlan: may("card.schedule", roles) && may("epics.manage", roles) && may("card.archive", roles),
    mayEdit: may("card.edit", roles),
    mayShare: may("views.share", roles),
    mayDiscard: may("card.discard", roles),
    owners: board.members.filter((member) => member.roles.includes("PRODUCT_OWNER")).map(({ name }) => name),
    members: board.members.map(({ id, name }) => ({ id, name })),
    sprints: sprints.filter(({ state }) => state !== "CLOSED").map(({ number, name }) => ({ number, name })).toReversed(),
  };
  return (
    <PageMessages of={["backlog", "board", "splitMerge"]}>
      <BacklogView board={page} first={first} epics={epics} room={room} />
    </PageMessages>
  );
}
