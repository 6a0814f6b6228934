import { isDiscard } from "@/server/board/domain/card";
import type { CardClock, ColumnInterval } from "./card-clock";
import type { MetricWindow } from "./metric-window";

/** What happened to a card that a metric treats by a rule of its own, so that its reader should be told. */
export const CARD_CASES = ["reopened", "moved_back", "skipped_in_work", "created_in_work", "created_in_done", "discarded", "archived", "deleted", "undone"] as const;
export type CardCase = (typeof CARD_CASES)[number];

/**
 * The cases of a card as it is at the end of its clock, in the order of `CARD_CASES`. moved_back: it stood in Backlog or Planned
 * after having been In Work. skipped_in_work: it is in Done and never stood In Work. created_in_done: it has stood nowhere else,
 * which is no skipping.
 * Source: the rules of `cardClock`.
 */
export function cardCases(clock: CardClock): CardCase[] {
  const { intervals, outcome, reopened, skippedInWork, archivedAt, deletedAt, undone } = clock;
  const createdIn = intervals[0]?.column;
  const wasAlwaysDone = createdIn === "DONE" && intervals.length === 1;
  const applies: Record<CardCase, boolean> = {
    reopened: reopened > 0,
    moved_back: movedBack(intervals),
    skipped_in_work: skippedInWork && !wasAlwaysDone,
    created_in_work: createdIn === "IN_WORK",
    created_in_done: wasAlwaysDone,
    discarded: isDiscard(outcome),
    archived: archivedAt !== null,
    deleted: deletedAt !== null,
    undone: undone.length > 0,
  };
  return CARD_CASES.filter((name) => applies[name]);
}

function movedBack(intervals: readonly ColumnInterval[]): boolean {
  const started = intervals.findIndex(({ column }) => column === "IN_WORK");
  return started !== -1 && intervals.some(({ column }, index) => index > started && (column === "BACKLOG" || column === "PLANNED"));
}

/** Whether a card that is not done any more stood in Done at any time of the window, and so would have counted as finished there. */
export function wasDoneWithin({ finishedAt, reopened, intervals }: CardClock, { from, to }: Pick<MetricWindow, "from" | "to">): boolean {
  return finishedAt === null && reopened > 0 && intervals.some((stay) => stay.column === "DONE" && stay.from < to.getTime() && stay.to >= from.getTime());
}
