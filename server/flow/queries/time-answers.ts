import type { ColumnAnswer, ColumnValue, EfficiencyAnswer, SpanAnswer, SpanValue } from "../contracts/answers";
import { isoInstant, type Instant } from "@/server/platform/domain/instant";
import { isStanding } from "../domain/card-clock";
import { cycleTimes } from "../domain/cycle-times";
import { flowEfficiencies } from "../domain/flow-efficiency";
import { PERCENTILE_METHOD, percentilesOf, withheldPercentiles } from "../domain/percentile";
import type { Ruler } from "../domain/ruler";
import { columnShares, columnTimes, timeInColumn, type ColumnTimes, type TimedColumn } from "../domain/time-in-column";
import type { TimedSet } from "../domain/timed-card";
import { secondsWithin, type TimeSpan } from "../domain/time-span";
import type { FlowCard } from "./load-cards";
import { madeFrom } from "./made-from";
import type { Reading } from "./read-flow";

export function spanAnswerOf(reading: Reading, metric: "lead-time" | "cycle-time"): SpanAnswer {
  const set = metric === "lead-time" ? reading.lead : cycleTimes(reading.finished, reading.ruler);
  const since = (card: FlowCard) => (metric === "cycle-time" ? card.clock.startedAt : null);
  return { definition: `${metric}.v1`, ...spansOf(reading, set), values: set.values.map(({ card, span }) => valueOf(card, span, reading.ruler, since(card))) };
}

export function columnAnswerOf(reading: Reading): ColumnAnswer {
  const set = columnTimes(reading.finished, reading.ruler);
  const percentilesIn = (column: TimedColumn) => percentilesOf(set.values.map(({ columns }) => columns[column]));
  return {
    definition: "time-in-column.v1",
    ...spansOf(reading, set),
    values: set.values.map(({ card, span, columns }) => ({ ...valueOf(card, span, reading.ruler), columns: secondsOf(columns) })),
    shares: columnShares(set.values),
    columnPercentiles: { BACKLOG: percentilesIn("BACKLOG"), PLANNED: percentilesIn("PLANNED"), IN_WORK: percentilesIn("IN_WORK") },
    unfinished: reading.cards.filter(({ clock }) => isStanding(clock)).map((card) => unfinishedValue(card, reading.ruler)),
  };
}

export function efficiencyAnswerOf(reading: Reading): EfficiencyAnswer {
  const set = flowEfficiencies(reading.finished, reading.ruler);
  return {
    definition: "flow-efficiency.v1",
    method: "sum-over-sum",
    ...madeFrom(reading, set.values.length, set.excluded),
    value: set.ratio,
    reason: set.ratio === null ? "no_time_passed" : null,
    activeSeconds: set.active,
    waitingSeconds: set.waiting,
    values: set.values.map(({ card, active, waiting }) => ({
      ...nameOf(card),
      activeSeconds: active,
      waitingSeconds: waiting,
      ratio: active + waiting > 0 ? active / (active + waiting) : null,
      startedAt: isoInstant(card.clock.startedAt ?? card.clock.createdAt),
      finishedAt: isoInstant(card.clock.finishedAt),
    })),
  };
}

export function nameOf({ key, externalId, title, kind }: FlowCard): Pick<SpanValue, "card" | "externalId" | "title" | "kind"> {
  return { card: key, externalId, title, kind };
}

function spansOf(reading: Reading, { values, excluded }: TimedSet<{ readonly span: TimeSpan }>) {
  return {
    method: PERCENTILE_METHOD,
    ...madeFrom(reading, values.length, excluded),
    unit: reading.unit,
    percentiles: percentilesOf(values.map(({ span }) => span)),
    withheld: withheldPercentiles(values.length),
  };
}

/** A card's span; `since` is where the span begins, the creation unless told. */
function valueOf(card: FlowCard, { seconds, days }: TimeSpan, ruler: Ruler, since: Instant | null = null): SpanValue {
  const { createdAt, startedAt, finishedAt, blocked, reopened } = card.clock;
  return {
    card: card.key,
    externalId: card.externalId,
    title: card.title,
    kind: card.kind,
    seconds,
    days,
    createdAt: isoInstant(createdAt),
    startedAt: startedAt === null ? null : isoInstant(startedAt),
    finishedAt: finishedAt === null ? null : isoInstant(finishedAt),
    blockedSeconds: secondsWithin(blocked, since ?? createdAt, finishedAt, ruler),
    reopened,
  };
}

function unfinishedValue(card: FlowCard, ruler: Ruler): ColumnValue {
  const { total, columns } = timeInColumn(card.clock, ruler);
  return { ...valueOf(card, total, ruler), columns: secondsOf(columns) };
}

function secondsOf(columns: ColumnTimes["columns"]): ColumnValue["columns"] {
  return { BACKLOG: columns.BACKLOG.seconds, PLANNED: columns.PLANNED.seconds, IN_WORK: columns.IN_WORK.seconds };
}
