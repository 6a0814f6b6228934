import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { COLUMNS } from "@/server/board/domain/column";
import { STEPS } from "../domain/periods";

// What crosses the wire, as the OpenAPI document shows it. Instants are ISO-8601 in UTC; days are YYYY-MM-DD in the board's zone.

export const span = z.object({ seconds: z.number(), days: z.number().int() });
export const percentiles = z.object({ "50": span.nullable(), "70": span.nullable(), "85": span.nullable(), "95": span.nullable() });
const columnSeconds = z.object({ BACKLOG: z.number(), PLANNED: z.number(), IN_WORK: z.number() });
const unit = z.enum(["days", "hours", "minutes"]);

/** How every metric's numbers came about. */
const made = {
  time: z.enum(["calendar", "working"]),
  zone: z.string(),
  window: z.object({ from: z.string(), to: z.string() }),
  now: z.string(),
  /** How many cards the numbers are made of. */
  n: z.number().int(),
  /** How many cards were left out, by reason. */
  excluded: z.record(z.string(), z.number().int()),
};

const card = { card: z.string(), externalId: z.string().nullable(), title: z.string(), kind: z.enum(CARD_KINDS) };

const value = z.object({
  ...card,
  ...span.shape,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Of these seconds, how many the card was flagged as blocked. */
  blockedSeconds: z.number(),
  /** How often the card left Done. */
  reopened: z.number().int(),
});

const spans = {
  method: z.literal("nearest-rank"),
  ...made,
  /** The unit in which this set is read; the same for every time metric of the window. */
  unit,
  percentiles,
  /** Why a percentile above is null. */
  withheld: z.record(z.string(), z.string()),
};

export const spanAnswer = z.object({ definition: z.literal(["lead-time.v1", "cycle-time.v1"]), ...spans, values: z.array(value) });
export type SpanAnswer = z.output<typeof spanAnswer>;
export type SpanValue = SpanAnswer["values"][number];

const columnValue = value.extend({ columns: columnSeconds });
export const columnAnswer = z.object({
  definition: z.literal("time-in-column.v1"),
  ...spans,
  values: z.array(columnValue),
  /** Each column's part of all the time of all the cards, 0..1; null when no time passed. */
  shares: columnSeconds.nullable(),
  columnPercentiles: z.object({ BACKLOG: percentiles, PLANNED: percentiles, IN_WORK: percentiles }),
  /** Cards on the board that are not finished, their open stay running to now; not among the n. */
  unfinished: z.array(columnValue),
});
export type ColumnAnswer = z.output<typeof columnAnswer>;
export type ColumnValue = ColumnAnswer["values"][number];

const efficiencyValue = z.object({ ...card, activeSeconds: z.number(), waitingSeconds: z.number(), ratio: z.number().nullable(), startedAt: z.string(), finishedAt: z.string() });
export const efficiencyAnswer = z.object({
  definition: z.literal("flow-efficiency.v1"),
  method: z.literal("sum-over-sum"),
  ...made,
  /** Active time over active and waiting time of all cards together, 0..1; null when no time passed. */
  value: z.number().nullable(),
  reason: z.string().nullable(),
  activeSeconds: z.number(),
  waitingSeconds: z.number(),
  values: z.array(efficiencyValue),
});
export type EfficiencyAnswer = z.output<typeof efficiencyAnswer>;

/** `complete` is false for a period that the window or the present cuts short: "so far". */
const point = { date: z.string(), complete: z.boolean() };
const by = z.enum(STEPS);

export const throughputAnswer = z.object({
  definition: z.literal("throughput.v1"),
  method: z.literal("count"),
  ...made,
  by,
  total: z.number().int(),
  /** Of the complete periods, those without a completion included; null without one. */
  average: z.number().nullable(),
  series: z.array(z.object({ ...point, count: z.number().int() })),
});
export type ThroughputAnswer = z.output<typeof throughputAnswer>;

export const wipAnswer = z.object({
  definition: z.literal("wip.v1"),
  method: z.literal("snapshot-at-period-end"),
  ...made,
  by,
  average: z.number().nullable(),
  /** `limit` is In Work's as it was then; null where there was none. */
  series: z.array(z.object({ ...point, wip: z.number().int(), limit: z.number().nullable(), headcount: z.number().int().nullable() })),
});
export type WipAnswer = z.output<typeof wipAnswer>;

const columnCounts = { BACKLOG: z.number().int(), PLANNED: z.number().int(), IN_WORK: z.number().int(), DONE: z.number().int() };
export const cfdAnswer = z.object({
  definition: z.literal("cfd.v1"),
  method: z.literal("high-water-mark"),
  ...made,
  by,
  /** How many cards have reached each column or one right of it; `corrections` of them stand left of the furthest they reached. */
  series: z.array(z.object({ ...point, ...columnCounts, corrections: z.number().int() })),
});
export type CfdAnswer = z.output<typeof cfdAnswer>;

export const cardsPerColumnAnswer = z.object({
  definition: z.literal("cards-per-column.v1"),
  method: z.literal("snapshot-at-period-end"),
  ...made,
  by,
  series: z.array(z.object({ ...point, ...columnCounts })),
});
export type CardsPerColumnAnswer = z.output<typeof cardsPerColumnAnswer>;

const ageingCard = z.object({ ...card, column: z.enum(COLUMNS), ...span.shape, startedAt: z.string(), blocked: z.boolean(), assignees: z.array(z.string()), /** Older than 85 % of the finished cards when they left this column. */ flagged: z.boolean() });
export const ageingAnswer = z.object({
  definition: z.literal("ageing.v1"),
  method: z.literal("nearest-rank"),
  ...made,
  unit,
  /** The oldest first. */
  cards: z.array(ageingCard),
  /** The age at which the window's finished cards left each column; `n` of them each. */
  bands: z.object({ BACKLOG: percentiles, PLANNED: percentiles, IN_WORK: percentiles }),
  bandsN: columnSeconds,
});
export type AgeingAnswer = z.output<typeof ageingAnswer>;
export type AgeingCard = AgeingAnswer["cards"][number];

const timedColumn = z.enum(["BACKLOG", "PLANNED", "IN_WORK"]);
const bottleneck = z.object({ column: timedColumn, share: z.number() });
export const bottleneckAnswer = z.object({
  definition: z.literal("bottleneck.v1"),
  method: z.literal("sum-over-sum"),
  ...made,
  /** The column that holds the largest share of the lead time; null when nothing was finished. */
  overall: bottleneck.nullable(),
  /** The same among Planned and In Work: the Backlog waits by intent. */
  sincePlanned: bottleneck.nullable(),
  shares: columnSeconds.nullable(),
  /** The same of the equally long window before. */
  previous: z.object({ n: z.number().int(), overall: bottleneck.nullable(), sincePlanned: bottleneck.nullable(), shares: columnSeconds.nullable() }),
});
export type BottleneckAnswer = z.output<typeof bottleneckAnswer>;

export const littlesLawAnswer = z.object({
  definition: z.literal("littles-law.v1"),
  method: z.literal("averages-of-complete-periods"),
  ...made,
  by,
  averageWip: z.number().nullable(),
  throughputPerDay: z.number().nullable(),
  averageCycleSeconds: z.number().nullable(),
  /** Throughput x average cycle time: the work in progress that would explain both. */
  expectedWip: z.number().nullable(),
  gap: z.number().nullable(),
  verdict: z.enum(["balanced", "wip_above", "wip_below"]).nullable(),
  reason: z.string().nullable(),
});
export type LittlesLawAnswer = z.output<typeof littlesLawAnswer>;

const chance = z.object({ "50": z.string().nullable(), "85": z.string().nullable(), "95": z.string().nullable() });
export const forecastAnswer = z.object({
  definition: z.literal("forecast.v1"),
  method: z.literal("monte-carlo"),
  ...made,
  seed: z.number().int(),
  trials: z.number().int(),
  /** What was sampled from: the completions of each complete day, the earliest first. */
  history: z.object({ from: z.string(), to: z.string(), daily: z.array(z.number().int()), completions: z.number().int(), daysWithCompletion: z.number().int() }),
  items: z.number().int().nullable(),
  /** The first day by which that many are done, with this probability in percent. */
  when: chance.nullable(),
  whenDistribution: z.array(z.object({ date: z.string(), probability: z.number() })),
  by: z.string().nullable(),
  /** The most cards that are done by then, with this probability in percent. */
  howMany: z.object({ "50": z.number().int(), "85": z.number().int(), "95": z.number().int() }).nullable(),
  howManyDistribution: z.array(z.object({ count: z.number().int(), probability: z.number() })),
  /** Why there is no forecast, or why a date above is null. */
  reason: z.string().nullable(),
});
export type ForecastAnswer = z.output<typeof forecastAnswer>;

const amount = z.object({ cards: z.number().int(), points: z.number(), /** Of the cards, how many count 0 points because nobody has estimated them. */ unestimated: z.number().int() });
export const velocityAnswer = z.object({
  definition: z.literal("velocity.v1"),
  method: z.literal("average-of-last-sprints"),
  ...made,
  /** Of how many of the last sprints the value is the average. */
  sprints: z.number().int(),
  /** Completed points a sprint; null without a closed one. */
  value: z.number().nullable(),
  reason: z.string().nullable(),
  /** The sprints that were closed in the window, the earliest first; the n are sprints, not cards. */
  series: z.array(z.object({ sprint: z.number().int(), name: z.string(), startedAt: z.string(), closedAt: z.string(), committed: amount, completed: amount, personDays: z.number() })),
});
export type VelocityAnswer = z.output<typeof velocityAnswer>;

const burn = z.object({ scope: z.number(), completed: z.number(), remaining: z.number() });
const sprint = z.object({ number: z.number().int(), name: z.string(), state: z.enum(["PLANNED", "RUNNING", "CLOSED"]), startsAt: z.string(), endsAt: z.string(), startedAt: z.string().nullable(), closedAt: z.string().nullable() });
export const burndownAnswer = z.object({
  definition: z.literal("burndown.v1"),
  method: z.literal("ledger"),
  ...made,
  /** The one that is shown; null where none has begun. */
  sprint: sprint.nullable(),
  reason: z.string().nullable(),
  totals: z.object({ commitment: amount, added: amount, removed: amount, reestimated: z.number(), completed: amount, remaining: amount }).nullable(),
  /** What holds from each instant until the next. */
  series: z.array(z.object({ date: z.string(), points: burn, cards: burn })),
  /** Corners of the ideal line. */
  ideal: z.array(z.object({ date: z.string(), points: z.number(), cards: z.number() })),
});
export type BurndownAnswer = z.output<typeof burndownAnswer>;

export const metricAnswer = z.discriminatedUnion("definition", [
  spanAnswer, columnAnswer, efficiencyAnswer, throughputAnswer, wipAnswer, cfdAnswer, cardsPerColumnAnswer,
  ageingAnswer, bottleneckAnswer, littlesLawAnswer, forecastAnswer, velocityAnswer, burndownAnswer,
]);
export type MetricAnswer = z.output<typeof metricAnswer>;
