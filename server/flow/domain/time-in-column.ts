import { isDiscard } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { CardClock } from "./card-clock";
import type { Ruler } from "./ruler";
import { measure, type FinishedCard, type TimedCard, type TimedSet, type TimedValue } from "./timed-card";
import { spanOfIntervals, type TimeSpan } from "./time-span";

/** The columns in which time passes. Done is an end, not a place to wait. */
export const TIMED_COLUMNS = ["BACKLOG", "PLANNED", "IN_WORK"] as const satisfies readonly Column[];
export type TimedColumn = (typeof TIMED_COLUMNS)[number];

export type ColumnTimes = { readonly total: TimeSpan; readonly columns: Readonly<Record<TimedColumn, TimeSpan>> };
export type ColumnTimeValue<C extends TimedCard = TimedCard> = TimedValue<C> & { readonly columns: ColumnTimes["columns"] };

/**
 * Time in column: the sum of `[enter, leave)`, re-entries added, the open stay running to now; time inside Done is in none.
 * Seconds, and the days on which the card stood there. Source: the intervals of `cardClock`.
 */
export function timeInColumn(clock: CardClock, ruler: Ruler): ColumnTimes {
  const of = (column: TimedColumn): TimeSpan => spanOfIntervals(clock.intervals.filter((interval) => interval.column === column), ruler);
  return {
    total: spanOfIntervals(clock.intervals.filter((interval) => interval.column !== "DONE"), ruler),
    columns: { BACKLOG: of("BACKLOG"), PLANNED: of("PLANNED"), IN_WORK: of("IN_WORK") },
  };
}

/** Time in column of finished cards. Discarded cards are left out; a card that skipped a column spent 0 seconds in it. */
export function columnTimes<C extends TimedCard>(cards: readonly FinishedCard<C>[], ruler: Ruler): TimedSet<ColumnTimeValue<C>> {
  return measure(cards, ["discarded", "negative_span"], (card) => {
    const { createdAt, finishedAt } = card.clock;
    if (isDiscard(card.clock.outcome)) return "discarded";
    if (finishedAt < createdAt) return "negative_span";
    const { total, columns } = timeInColumn(card.clock, ruler);
    return { card, span: total, columns };
  });
}

/** Each column's part of all the time spent by all the cards: sum over sum, 0..1; null when no time passed. */
export function columnShares(values: readonly Pick<ColumnTimeValue, "columns">[]): Readonly<Record<TimedColumn, number>> | null {
  const seconds = { BACKLOG: 0, PLANNED: 0, IN_WORK: 0 };
  for (const { columns } of values) for (const column of TIMED_COLUMNS) seconds[column] += columns[column].seconds;
  const total = seconds.BACKLOG + seconds.PLANNED + seconds.IN_WORK;
  if (total === 0) return null;
  return { BACKLOG: seconds.BACKLOG / total, PLANNED: seconds.PLANNED / total, IN_WORK: seconds.IN_WORK / total };
}
