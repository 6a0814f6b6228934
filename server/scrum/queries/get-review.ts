import { cardKey } from "@/server/board/domain/card-key";
import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import type { FrozenReport, ReportedCard } from "../domain/sprint-report";
import { getSprint } from "../find-sprint";
import { loadSprintReport } from "./load-sprint-report";

type Person = { id: string; name: string };

/** A finished card as it is shown: with what it was to fulfil. `completedAt` is ISO-8601 in UTC. */
export type ReviewedCard = { key: string; title: string; points: number | null; completedAt: string | null; people: Person[]; criteria: { text: string; done: boolean }[] };

export type SprintReviewPage = {
  /** What the Product Owner said of the goal; null until then. */
  goal: { isMet: boolean; remark: string; by: string; at: string } | null;
  finished: ReviewedCard[];
  unfinished: { key: string; title: string; points: number | null }[];
  notes: { id: string; text: string; by: Person; about: string | null; became: string | null; at: string }[];
};

/** What is shown in the review of a sprint: of a closed one as it was frozen, with what its cards say now. Throws `not_found`. */
export async function getReview(db: Reader, board: { id: string; key: string }, sprintNumber: number): Promise<SprintReviewPage> {
  const sprint = await getSprint(db, board.id, sprintNumber);
  const report = (sprint.report as FrozenReport | null) ?? (await loadSprintReport(db, board.id, sprint, now()));
  const said = await db.sprintReview.findUnique({ where: { sprintId: sprint.id }, include: { saidBy: { select: { name: true } } } });
  const completed = sprint.startedAt === null ? [] : report.cards.filter(({ fate }) => fate === "completed");
  return {
    goal: said && { isMet: said.isGoalMet, remark: said.remark, by: said.saidBy.name, at: said.saidAt.toISOString() },
    finished: await reviewed(db, board, completed),
    unfinished: report.cards.filter(({ fate }) => fate === "notCompleted").map(({ number, title, points }) => ({ key: cardKey(board.key, number), title, points })),
    notes: await listNotes(db, board.key, sprint.id),
  };
}

/** In the order in which they were finished. */
async function reviewed(db: Reader, board: { id: string; key: string }, cards: readonly ReportedCard[]): Promise<ReviewedCard[]> {
  const rows = await db.card.findMany({
    where: { boardId: board.id, number: { in: cards.map(({ number }) => number) }, deletedAt: null },
    select: { number: true, assignees: { select: { user: { select: { id: true, name: true } } }, orderBy: { userId: "asc" } }, checklist: { select: { text: true, done: true }, orderBy: { rank: "asc" } } },
  });
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return cards
    .toSorted((a, b) => ((a.completedAt ?? "") < (b.completedAt ?? "") ? -1 : 1))
    .map(({ number, title, points, completedAt }) => ({
      key: cardKey(board.key, number),
      title, points, completedAt,
      people: byNumber.get(number)?.assignees.map(({ user }) => user) ?? [],
      criteria: byNumber.get(number)?.checklist ?? [],
    }));
}

async function listNotes(db: Reader, boardKey: string, sprintId: string): Promise<SprintReviewPage["notes"]> {
  const card = { select: { number: true, deletedAt: true } } as const;
  const rows = await db.reviewNote.findMany({ where: { sprintId }, orderBy: { id: "asc" }, include: { author: { select: { id: true, name: true } }, about: card, became: card } });
  const keyOf = (one: { number: number } | null) => one && cardKey(boardKey, one.number);
  return rows.map(({ id, text, author, about, became, createdAt }) => ({ id, text, by: author, about: keyOf(about), became: keyOf(became), at: createdAt.toISOString() }));
}
