import type { Column } from "@/server/board/domain/column";
import type { CardClock, Interval } from "./card-clock";

/** A stretch `[from, to)` in a column, milliseconds since 1970; `to` is infinite while it lasts. */
type VisitStay = (column: Column, from: number, to: number) => void;

/**
 * Visits the stretches in which the card stood on the board, in order of time. A deleted card stands nowhere; an archived one
 * stands nowhere unless it stands in Done, where it stays finished.
 */
export function eachStay(clock: CardClock, visit: VisitStay): void {
  const { intervals, deletedAt, archivedAt, archived, deleted } = clock;
  const wasAway = archivedAt !== null || archived.length > 0 || deleted.length > 0;
  for (let index = 0; index < intervals.length; index++) {
    const interval = intervals[index];
    if (interval === undefined) break;
    const from = interval.from;
    const to = index === intervals.length - 1 && deletedAt === null ? Number.POSITIVE_INFINITY : interval.to;
    if (to <= from) continue;
    if (wasAway) visitOnBoard(clock, interval.column, from, to, visit);
    else visit(interval.column, from, to);
  }
}

function visitOnBoard({ archived, archivedAt, deleted }: CardClock, column: Column, from: number, to: number, visit: VisitStay): void {
  outside(deleted, from, to, (existsFrom, existsTo) => {
    if (column === "DONE") return visit(column, existsFrom, existsTo);
    const end = archivedAt === null ? existsTo : Math.min(existsTo, archivedAt);
    outside(archived, existsFrom, end, (standsFrom, standsTo) => visit(column, standsFrom, standsTo));
  });
}

/** Visits what is left of `[from, to)` between intervals in order of time. */
export function outside(intervals: readonly Interval[], from: number, to: number, visit: (from: number, to: number) => void): void {
  let begin = from;
  for (const interval of intervals) {
    const [away, back] = [interval.from, interval.to];
    if (away >= to) break;
    if (away > begin) visit(begin, away);
    begin = Math.max(begin, back);
  }
  if (begin < to) visit(begin, to);
}
