import { isDiscard } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { Instant } from "@/server/platform/domain/instant";
import { percentilesOf, type Percent, type Percentiles } from "./percentile";
import type { Ruler } from "./ruler";
import { TIMED_COLUMNS, type TimedColumn } from "./time-in-column";
import { spanBetween, type TimeSpan } from "./time-span";
import { byName, type FinishedCard, type TimedCard } from "./timed-card";

export type AgeingCard<C extends TimedCard = TimedCard> = {
  readonly card: C;
  readonly column: Column;
  readonly startedAt: Instant;
  /** Its age, now - started. */
  readonly span: TimeSpan;
  readonly blocked: boolean;
};

/** The percentiles of one column, of `n` cards. */
export type AgeBand = { readonly n: number; readonly percentiles: Percentiles };
export type AgeBands = Readonly<Record<TimedColumn, AgeBand>>;

/** A card older than this percentile of those that finished is flagged. */
export const BEYOND_PERCENT = 85 satisfies Percent;

/**
 * Work item age: now - started, in seconds and inclusive days, of the cards that stand on the board started and not finished;
 * the oldest first, equal ones by name. A card moved back keeps its age. Source: `cardClock` at `now`.
 */
export function ageing<C extends TimedCard>(cards: readonly C[], now: Instant, ruler: Ruler): AgeingCard<C>[] {
  const ageing: AgeingCard<C>[] = [];
  for (const card of cards) {
    const { startedAt, finishedAt, deletedAt, archivedAt, blockedAt, intervals } = card.clock;
    const column = intervals.at(-1)?.column;
    if (startedAt === null || finishedAt !== null || deletedAt !== null || archivedAt !== null || column === undefined) continue;
    ageing.push({ card, column, startedAt, span: spanBetween(startedAt, now, ruler), blocked: blockedAt !== null });
  }
  return ageing.sort((a, b) => a.startedAt - b.startedAt || byName(a.card, b.card));
}

/**
 * For each column the percentiles of the age, since the start, at which finished cards left it for the last time. A stay that
 * ended before the card was started or by its start tells nothing. Left out: discarded cards, those that never stood In Work
 * and those whose start lies before their creation; too few leave no percentile. Source: the stays of `cardClock`.
 */
export function ageBands(cards: readonly FinishedCard[], ruler: Ruler): AgeBands {
  const ages: Record<TimedColumn, TimeSpan[]> = { BACKLOG: [], PLANNED: [], IN_WORK: [] };
  for (const { clock } of cards) {
    const { createdAt, startedAt, skippedInWork, outcome, intervals } = clock;
    if (isDiscard(outcome) || skippedInWork || startedAt === null || startedAt < createdAt) continue;
    const first = intervals.findIndex(({ column }) => column === "IN_WORK" || column === "DONE");
    for (const column of TIMED_COLUMNS) {
      const last = intervals.findLastIndex((interval) => interval.column === column);
      const leftAt = intervals[last]?.to;
      if (last >= first && leftAt !== undefined) ages[column].push(spanBetween(startedAt, leftAt, ruler));
    }
  }
  const bandOf = (spans: readonly TimeSpan[]): AgeBand => ({ n: spans.length, percentiles: percentilesOf(spans) });
  return { BACKLOG: bandOf(ages.BACKLOG), PLANNED: bandOf(ages.PLANNED), IN_WORK: bandOf(ages.IN_WORK) };
}

/** Whether an age is beyond a percentile of its column, by exact seconds; never where there are too few values for it, nor in Done. */
export function isBeyond({ column, span }: Pick<AgeingCard, "column" | "span">, bands: AgeBands, percent: Percent = BEYOND_PERCENT): boolean {
  const limit = column === "DONE" ? null : bands[column].percentiles[`${percent}`];
  return limit !== null && span.seconds > limit.seconds;
}
