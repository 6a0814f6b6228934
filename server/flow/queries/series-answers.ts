import { isDiscard } from "@/server/board/domain/card";
import { cardsPerColumn, cumulativeFlow } from "../domain/column-series";
import { littlesLaw } from "../domain/littles-law";
import { periodsOf, type Step } from "../domain/periods";
import { throughput } from "../domain/throughput";
import { wip } from "../domain/wip";
import type { CardsPerColumnAnswer, CfdAnswer, LittlesLawAnswer, ThroughputAnswer, WipAnswer } from "../contracts/answers";
import { madeFrom } from "./made-from";
import type { Reading } from "./read-flow";

/** What the In Work limit was at an instant; null where nothing is known of it. */
export type LimitAt = (at: Date) => { limit: number | null; headcount: number } | null;

const clocksOf = ({ cards }: Reading) => cards.map(({ clock }) => clock);
const periodsIn = ({ window, ruler }: Reading, by: Step) => periodsOf(window, by, ruler.zone);
const existing = ({ cards, settled }: Reading) => cards.length + settled.all;

export function throughputAnswerOf(reading: Reading, by: Step): ThroughputAnswer {
  const { series, total, averagePerPeriod } = throughput(clocksOf(reading), periodsIn(reading, by), reading.window);
  const discarded = reading.finished.filter(({ clock }) => isDiscard(clock.outcome)).length;
  return { definition: "throughput.v1", method: "count", ...madeFrom(reading, total, { discarded }), by, total, average: averagePerPeriod, series: [...series] };
}

export function wipAnswerOf(reading: Reading, by: Step, limitAt: LimitAt): WipAnswer {
  const periods = periodsIn(reading, by);
  const { series, average } = wip(clocksOf(reading), periods);
  const policies = periods.map((period) => limitAt(period.last));
  return {
    definition: "wip.v1",
    method: "snapshot-at-period-end",
    ...madeFrom(reading, existing(reading)),
    by,
    average,
    series: series.map((point, index) => ({ ...point, limit: policies[index]?.limit ?? null, headcount: policies[index]?.headcount ?? null })),
  };
}

export function cfdAnswerOf(reading: Reading, by: Step): CfdAnswer {
  const { all } = reading.settled;
  const series = cumulativeFlow(clocksOf(reading), periodsIn(reading, by)).map((point) => ({
    ...point,
    BACKLOG: point.BACKLOG + all,
    PLANNED: point.PLANNED + all,
    IN_WORK: point.IN_WORK + all,
    DONE: point.DONE + all,
  }));
  return { definition: "cfd.v1", method: "high-water-mark", ...madeFrom(reading, existing(reading)), by, series };
}

export function cardsPerColumnAnswerOf(reading: Reading, by: Step): CardsPerColumnAnswer {
  const series = cardsPerColumn(clocksOf(reading), periodsIn(reading, by)).map((point) => ({ ...point, DONE: point.DONE + reading.settled.standing }));
  return { definition: "cards-per-column.v1", method: "snapshot-at-period-end", ...madeFrom(reading, existing(reading)), by, series };
}

export function littlesLawAnswerOf(reading: Reading, by: Step): LittlesLawAnswer {
  const law = littlesLaw(clocksOf(reading), periodsIn(reading, by));
  const found = "reason" in law ? { averageWip: null, throughputPerDay: null, averageCycleSeconds: null, expectedWip: null, gap: null, verdict: null, ...law } : { ...law, reason: null };
  return { definition: "littles-law.v1", method: "averages-of-complete-periods", ...madeFrom(reading, reading.finished.length), by, ...found };
}
