import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { Metric, MetricInput } from "../contracts/inputs";
import { metricWindow, type MetricWindow } from "../domain/metric-window";
import { STEPS, type Step } from "../domain/periods";
import type { MetricAnswer } from "../contracts/answers";
import { ageingAnswerOf } from "./ageing-answer";
import { bottleneckAnswerOf } from "./bottleneck-answer";
import { forecastAnswer } from "./forecast-answer";
import { loadLimits } from "./load-limits";
import { readFlow, windowBefore, type FlowBoard, type Reading } from "./read-flow";
import { burndownAnswer, velocityAnswer } from "./sprint-answers";
import { cardsPerColumnAnswerOf, cfdAnswerOf, littlesLawAnswerOf, throughputAnswerOf, wipAnswerOf } from "./series-answers";
import { columnAnswerOf, efficiencyAnswerOf, spanAnswerOf } from "./time-answers";

type Answer = (reading: Reading, by: Step, db: Reader) => MetricAnswer | Promise<MetricAnswer>;

const ANSWERS: Record<Exclude<Metric, "forecast" | "velocity" | "burndown">, Answer> = {
  "lead-time": (reading) => spanAnswerOf(reading, "lead-time"),
  "cycle-time": (reading) => spanAnswerOf(reading, "cycle-time"),
  "time-in-column": columnAnswerOf,
  "flow-efficiency": efficiencyAnswerOf,
  throughput: throughputAnswerOf,
  wip: async (reading, by, db) => wipAnswerOf(reading, by, (await loadLimits(db, reading.board)).limitAt),
  cfd: cfdAnswerOf,
  "cards-per-column": cardsPerColumnAnswerOf,
  ageing: (reading, _, db) => ageingAnswerOf(db, reading),
  bottleneck: bottleneckAnswerOf,
  "littles-law": littlesLawAnswerOf,
};

/** One metric of a board, computed from its history as it reads at `now`; nothing of it is stored. */
export async function getMetric(db: Reader, board: FlowBoard, { metric, from, to, now: at, by, items, seed, ...filter }: MetricInput): Promise<MetricAnswer> {
  if (metric === "forecast") return forecastAnswer(db, board, { items, by, seed, now: at, filter });
  const window = metricWindow({ from, to, now: at }, board.timeZone, now());
  if (metric === "velocity") return velocityAnswer(db, board, window);
  if (metric === "burndown") return burndownAnswer(db, board, { number: filter.sprint, window, isPresent: at === undefined });
  const since = metric === "bottleneck" ? windowBefore(window).from : window.from;
  const reading = await readFlow(db, board, { window, filter, isPresent: at === undefined, since });
  return ANSWERS[metric](reading, stepOf(by, window), db);
}

/** Points that a series may have: a month of minutes, ten years of days. */
export const SERIES_MAX = 50_000;

const LENGTH_MS: Record<Step, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_419_200_000 };

/** Throws `INVALID bad_step`, `series_too_long`. */
function stepOf(by: string | undefined, { from, to }: MetricWindow): Step {
  const step = STEPS.find((name) => name === (by ?? "day"));
  if (step === undefined) throw new DomainError("INVALID", "bad_step", { value: (by ?? "").slice(0, 40), steps: STEPS.join(", ") });
  if ((to.getTime() - from.getTime()) / LENGTH_MS[step] > SERIES_MAX) throw new DomainError("INVALID", "series_too_long", { max: SERIES_MAX });
  return step;
}
