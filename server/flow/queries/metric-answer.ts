import type { CardKind } from "@/server/board/domain/card";
import type { ColumnAnswer, ColumnValue, SpanAnswer, SpanValue } from "../contracts";
import type { CardClock } from "../domain/card-clock";
import { cycleTimes } from "../domain/cycle-times";
import { displayUnit, type DisplayUnit } from "../domain/display-unit";
import { leadTimes } from "../domain/lead-times";
import type { MetricWindow } from "../domain/metric-window";
import { PERCENTILE_METHOD, percentilesOf, withheldPercentiles } from "../domain/percentile";
import type { Ruler } from "../domain/ruler";
import { columnShares, columnTimes, timeInColumn, type ColumnTimes, type TimedColumn } from "../domain/time-in-column";
import { finishedInWindow, type FinishedCard, type TimedCard, type TimedSet } from "../domain/timed-card";
import { secondsWithin, type TimeSpan } from "../domain/time-span";

/** A card as the metrics know it. */
export type FlowCard = TimedCard & { readonly key: string; readonly externalId: string | null; readonly title: string; readonly kind: CardKind };

/** One reading of a board: its finished cards in the window, and the unit in which all of them are read. */
export type Reading = {
  readonly ruler: Ruler;
  readonly window: MetricWindow;
  readonly cards: readonly FinishedCard<FlowCard>[];
  readonly unit: DisplayUnit;
};

/** The unit follows the lead times, the longest spans on the page, so that every chart beside them uses the same. */
export function readingOf(cards: readonly FlowCard[], window: MetricWindow, ruler: Ruler): Reading {
  const finished = finishedInWindow(cards, window);
  return { ruler, window, cards: finished, unit: displayUnit(leadTimes(finished, ruler).values.map(({ span }) => span)) };
}

export function spanAnswerOf(reading: Reading, metric: "lead-time" | "cycle-time"): SpanAnswer {
  const set = (metric === "lead-time" ? leadTimes : cycleTimes)(reading.cards, reading.ruler);
  return { definition: `${metric}.v1`, ...shared(reading, set), values: set.values.map(({ card, span }) => valueOf(card, span, reading.ruler, metric === "cycle-time" ? card.clock.startedAt : null)) };
}

export function columnAnswerOf(reading: Reading, unfinished: readonly FlowCard[]): ColumnAnswer {
  const set = columnTimes(reading.cards, reading.ruler);
  const percentilesIn = (column: TimedColumn) => percentilesOf(set.values.map(({ columns }) => columns[column]));
  return {
    definition: "time-in-column.v1",
    ...shared(reading, set),
    values: set.values.map(({ card, span, columns }) => ({ ...valueOf(card, span, reading.ruler), columns: secondsOf(columns) })),
    shares: columnShares(set.values),
    columnPercentiles: { BACKLOG: percentilesIn("BACKLOG"), PLANNED: percentilesIn("PLANNED"), IN_WORK: percentilesIn("IN_WORK") },
    unfinished: unfinished.filter(({ clock }) => isStanding(clock)).map((card) => unfinishedValue(card, reading.ruler)),
  };
}

function shared({ ruler, window, unit }: Reading, { values, excluded }: TimedSet<{ readonly span: TimeSpan }>) {
  return {
    method: PERCENTILE_METHOD,
    time: ruler.time,
    zone: ruler.zone,
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    now: window.now.toISOString(),
    n: values.length,
    excluded,
    unit,
    percentiles: percentilesOf(values.map(({ span }) => span)),
    withheld: withheldPercentiles(values.length),
  };
}

/** A card's span; `since` is where the span begins, the creation unless told. */
function valueOf({ key, externalId, title, kind, clock }: FlowCard, { seconds, days }: TimeSpan, ruler: Ruler, since: Date | null = null): SpanValue {
  return {
    card: key,
    externalId,
    title,
    kind,
    seconds,
    days,
    createdAt: clock.createdAt.toISOString(),
    startedAt: clock.startedAt?.toISOString() ?? null,
    finishedAt: clock.finishedAt?.toISOString() ?? null,
    blockedSeconds: secondsWithin(clock.blocked, since ?? clock.createdAt, clock.finishedAt, ruler),
    reopened: clock.reopened,
  };
}

function unfinishedValue(card: FlowCard, ruler: Ruler): ColumnValue {
  const { total, columns } = timeInColumn(card.clock, ruler);
  return { ...valueOf(card, total, ruler), columns: secondsOf(columns) };
}

/** On the board and not done: neither finished nor taken off it. */
function isStanding({ finishedAt, deletedAt, archivedAt }: CardClock): boolean {
  return finishedAt === null && deletedAt === null && archivedAt === null;
}

function secondsOf(columns: ColumnTimes["columns"]): ColumnValue["columns"] {
  return { BACKLOG: columns.BACKLOG.seconds, PLANNED: columns.PLANNED.seconds, IN_WORK: columns.IN_WORK.seconds };
}
