import { ageBands, ageing, isBeyond } from "@/server/flow/domain/ageing";
import { bottleneck, type HeldTime } from "@/server/flow/domain/bottleneck";
import { cardClock } from "@/server/flow/domain/card-clock";
import type { ClockEvent } from "@/server/flow/domain/clock-event";
import { cardsPerColumn, cumulativeFlow } from "@/server/flow/domain/column-series";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { flowEfficiencies } from "@/server/flow/domain/flow-efficiency";
import { leadTimes } from "@/server/flow/domain/lead-times";
import { littlesLaw } from "@/server/flow/domain/littles-law";
import type { MetricWindow } from "@/server/flow/domain/metric-window";
import { percentilesOf, type Percentiles } from "@/server/flow/domain/percentile";
import { periodsOf } from "@/server/flow/domain/periods";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { throughput } from "@/server/flow/domain/throughput";
import { columnTimes } from "@/server/flow/domain/time-in-column";
import { finishedInWindow, type TimedCard } from "@/server/flow/domain/timed-card";
import { wip } from "@/server/flow/domain/wip";
import { isoInstant } from "@/server/platform/domain/instant";
import { naiveAgeing } from "./naive-flow/naive-ageing";
import { naiveBottleneck, type NaiveHeaviest } from "./naive-flow/naive-bottleneck";
import { naiveCardsPerColumn } from "./naive-flow/naive-cards-per-column";
import { naiveCumulativeFlow } from "./naive-flow/naive-cumulative-flow";
import { naiveCycleTime } from "./naive-flow/naive-cycle-time";
import { naiveFlowEfficiency } from "./naive-flow/naive-flow-efficiency";
import { fittingPeriods } from "./naive-flow/naive-history";
import { naiveLeadTime } from "./naive-flow/naive-lead-time";
import { naiveLittlesLaw } from "./naive-flow/naive-littles-law";
import type { NaivePercentiles } from "./naive-flow/naive-percentiles";
import { naiveThroughput } from "./naive-flow/naive-throughput";
import { naiveTimeInColumn } from "./naive-flow/naive-time-in-column";
import { naiveWip } from "./naive-flow/naive-wip";
import type { NaiveBoard, NaiveBy, NaiveWindow, ToldEvent } from "./naive-flow/told-history";

/** A metric as the product and as the naive implementation have it, in one form. */
export type Compared = { metric: string; ours: unknown; naive: unknown };

const KINDS = { created: "card.created", moved: "card.moved", blocked: "card.blocked", unblocked: "card.unblocked", archived: "card.archived", restored: "card.restored", deleted: "card.deleted" } as const;

/** Every metric of a board twice, by the product's domain and by the naive one; series in every step that fits the window. */
export function compareMetrics(board: NaiveBoard, window: NaiveWindow): Compared[] {
  const by = fittingPeriods(window);
  return [...times(board, window), ...work(board, window), ...by.flatMap((step) => series(board, window, step))];
}

/** The product's cards of a board, with their clocks. */
export function cardsOf(board: NaiveBoard): TimedCard[] {
  const byCard = new Map<string, ClockEvent[]>();
  for (const event of board.events) byCard.set(event.card, [...(byCard.get(event.card) ?? []), clockEvent(event)]);
  return [...byCard].flatMap(([name, events]) => {
    const clock = cardClock(events, Date.parse(board.now));
    return clock === null ? [] : [{ name, clock }];
  });
}

function clockEvent({ seq, at, type, to, outcome, undoes }: ToldEvent): ClockEvent {
  return { version: seq, ordinal: 0, kind: KINDS[type], at: Date.parse(at), column: to ?? null, outcome: outcome ?? null, undoes: undoes ?? null };
}

function windowOf(board: NaiveBoard, { from, to }: NaiveWindow): MetricWindow {
  return { from: new Date(from), to: new Date(to), now: new Date(board.now), open: Date.parse(to) >= Date.parse(board.now) };
}

function times(board: NaiveBoard, window: NaiveWindow): Compared[] {
  const ruler = calendarRuler(board.zone);
  const finished = finishedInWindow(cardsOf(board), windowOf(board, window));
  const spans = (set: ReturnType<typeof leadTimes>) => ({
    values: set.values.map(({ card, span }) => [card.name, isoInstant(card.clock.finishedAt), span]),
    percentiles: named(percentilesOf(set.values.map(({ span }) => span))),
    excluded: set.excluded,
  });
  const naiveSpans = ({ values, percentiles, excluded }: ReturnType<typeof naiveLeadTime> | ReturnType<typeof naiveCycleTime>) => ({
    values: values.map(({ card, finished: at, seconds, days }) => [card, at, { seconds, days }]),
    percentiles,
    excluded,
  });
  const columns = columnTimes(finished, ruler);
  const naiveColumns = naiveTimeInColumn(board, window);
  const efficiency = flowEfficiencies(finished, ruler);
  const naiveEfficiency = naiveFlowEfficiency(board, window);
  return [
    { metric: "lead time", ours: spans(leadTimes(finished, ruler)), naive: naiveSpans(naiveLeadTime(board, window)) },
    { metric: "cycle time", ours: spans(cycleTimes(finished, ruler)), naive: naiveSpans(naiveCycleTime(board, window)) },
    {
      metric: "time in column",
      ours: { values: columns.values.map(({ card, span, columns: own }) => [card.name, span, own]), excluded: columns.excluded },
      naive: { values: naiveColumns.values.map(({ card, seconds, days, columns: own }) => [card, { seconds, days }, own]), excluded: naiveColumns.excluded },
    },
    {
      metric: "flow efficiency",
      ours: { ratio: efficiency.ratio, values: efficiency.values.map(({ card, active, waiting }) => [card.name, active, waiting]), excluded: efficiency.excluded },
      naive: { ratio: naiveEfficiency.value, values: naiveEfficiency.values.map(({ card, active, waiting }) => [card, active, waiting]), excluded: naiveEfficiency.excluded },
    },
  ];
}

function work(board: NaiveBoard, window: NaiveWindow): Compared[] {
  const ruler = calendarRuler(board.zone);
  const cards = cardsOf(board);
  const looked = windowOf(board, window);
  const finished = finishedInWindow(cards, looked);
  const bands = ageBands(finished, ruler);
  const naiveAges = naiveAgeing(board, window);
  const naiveHeld = naiveBottleneck(board, window);
  const length = looked.to.getTime() - looked.from.getTime();
  const before = finishedInWindow(cards, { ...looked, from: new Date(looked.from.getTime() - length), to: looked.from, open: false });
  const [now, then] = [columnTimes(finished, ruler), columnTimes(before, ruler)];
  return [
    {
      metric: "ageing",
      ours: ageing(cards, looked.now.getTime(), ruler).map(({ card, column, span, ...aged }) => [card.name, column, span, isBeyond({ ...aged, column, span }, bands)]),
      naive: naiveAges.values.map(({ card, column, seconds, days, beyond }) => [card, column, { seconds, days }, beyond.seconds]),
    },
    {
      metric: "age bands",
      ours: Object.fromEntries(Object.entries(bands).map(([column, { n, percentiles }]) => [column, { n, ...named(percentiles) }])),
      naive: naiveAges.bands,
    },
    {
      metric: "bottleneck",
      ours: [held(bottleneck(now, then)), held(bottleneck(then, then))],
      naive: [naiveHeaviest(naiveHeld.window), naiveHeaviest(naiveHeld.before)],
    },
  ];
}

function series(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): Compared[] {
  const clocks = cardsOf(board).map(({ clock }) => clock);
  const looked = windowOf(board, window);
  const periods = periodsOf(looked, by, board.zone);
  const law = littlesLaw(clocks, periods);
  const naiveLaw = naiveLittlesLaw(board, window, by);
  return [
    {
      metric: `throughput by ${by}`,
      ours: throughput(clocks, periods, looked).series.map(({ date, complete, count }) => [date, complete, count]),
      naive: naiveThroughput(board, window, by).map(({ date, complete, completed }) => [date, complete, completed]),
    },
    {
      metric: `wip by ${by}`,
      ours: wip(clocks, periods).series.map((point) => [point.date, point.complete, point.wip]),
      naive: naiveWip(board, window, by).map((point) => [point.date, point.complete, point.wip]),
    },
    {
      metric: `cumulative flow by ${by}`,
      ours: cumulativeFlow(clocks, periods).map(({ date, complete, corrections, ...reached }) => [date, complete, corrections, counts(reached)]),
      naive: naiveCumulativeFlow(board, window, by).map(({ date, complete, corrections, reached }) => [date, complete, corrections, counts(reached)]),
    },
    {
      metric: `cards per column by ${by}`,
      ours: cardsPerColumn(clocks, periods).map(({ date, complete, ...stood }) => [date, complete, counts(stood)]),
      naive: naiveCardsPerColumn(board, window, by).map(({ date, complete, cards }) => [date, complete, counts(cards)]),
    },
    {
      metric: `Little's law by ${by}`,
      ours: "reason" in law ? law.reason : [law.averageWip, law.throughputPerDay, law.averageCycleSeconds, law.expectedWip, law.gap],
      naive: naiveLaw.value === null ? naiveLaw.reason : [naiveLaw.value.averageWip, naiveLaw.value.throughputPerDay, naiveLaw.value.averageCycleSeconds, naiveLaw.value.expectedWip, naiveLaw.value.gap],
    },
  ];
}

function named({ "50": p50, "70": p70, "85": p85, "95": p95 }: Percentiles): NaivePercentiles {
  return { p50, p70, p85, p95 };
}

function counts({ BACKLOG, PLANNED, IN_WORK, DONE }: Record<"BACKLOG" | "PLANNED" | "IN_WORK" | "DONE", number>): number[] {
  return [BACKLOG, PLANNED, IN_WORK, DONE];
}

function held(time: HeldTime | null): unknown {
  return time === null ? null : [time.largest.column, time.largest.share];
}

function naiveHeaviest({ column, share }: NaiveHeaviest): unknown {
  return column === null ? null : [column, share];
}

/** Whether both say the same; sums in another order may differ in their last digits. */
export function isSame({ ours, naive }: Pick<Compared, "ours" | "naive">): boolean {
  if (typeof ours === "number" && typeof naive === "number") return Math.abs(ours - naive) <= 1e-9 * Math.max(1, Math.abs(ours), Math.abs(naive));
  if (typeof ours !== "object" || typeof naive !== "object" || ours === null || naive === null) return ours === naive;
  const [own, other] = [Object.entries(ours), naive as Record<string, unknown>];
  return own.length === Object.keys(naive).length && own.every(([name, value]) => name in other && isSame({ ours: value, naive: other[name] }));
}
