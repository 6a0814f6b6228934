import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { PERIOD_DAYS } from "./domain/page-period";

/** The metrics that `GET /boards/{key}/metrics/{metric}` answers. */
export const METRICS = ["lead-time", "cycle-time", "time-in-column"] as const;
export type Metric = (typeof METRICS)[number];

/** A day or an instant; what is neither is refused by name where it is read. */
const when = z.string().max(40);
export const cardFilter = z.object({
  kind: z.enum(CARD_KINDS).optional(),
  label: z.string().max(200).optional(),
  /** A user's id or e-mail address: cards assigned to them now. */
  person: z.string().max(320).optional(),
});
export type CardFilter = z.output<typeof cardFilter>;

export const metricInput = z.object({ metric: z.enum(METRICS), from: when.optional(), to: when.optional(), now: when.optional(), ...cardFilter.shape });
export type MetricInput = z.output<typeof metricInput>;

const period = z.union([
  z.strictObject({ days: z.literal(PERIOD_DAYS) }),
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ from: z.iso.date(), through: z.iso.date() }),
]);
export const flowPageInput = z.object({ period, ...cardFilter.shape });
export type FlowPageInput = z.output<typeof flowPageInput>;

/** What the Flow page draws and offers to filter by. */
export type FlowPage = {
  leadTime: SpanAnswer;
  cycleTime: SpanAnswer;
  timeInColumn: ColumnAnswer;
  /** Whether the board has ever had a card. */
  hasCards: boolean;
  people: { id: string; name: string }[];
  labels: string[];
};

const span = z.object({ seconds: z.number(), days: z.number().int() });
const percentiles = z.object({ "50": span.nullable(), "70": span.nullable(), "85": span.nullable(), "95": span.nullable() });
const columnSeconds = z.object({ BACKLOG: z.number(), PLANNED: z.number(), IN_WORK: z.number() });

const value = z.object({
  /** The card's key. */
  card: z.string(),
  externalId: z.string().nullable(),
  title: z.string(),
  kind: z.enum(CARD_KINDS),
  ...span.shape,
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Of these seconds, how many the card was flagged as blocked. */
  blockedSeconds: z.number(),
  /** How often the card left Done. */
  reopened: z.number().int(),
});

const shared = {
  method: z.literal("nearest-rank"),
  time: z.enum(["calendar", "working"]),
  zone: z.string(),
  window: z.object({ from: z.string(), to: z.string() }),
  now: z.string(),
  n: z.number().int(),
  excluded: z.record(z.string(), z.number().int()),
  /** The unit in which this set is read; the same for every time metric of the window. */
  unit: z.enum(["days", "hours", "minutes"]),
  percentiles,
  /** Why a percentile above is null. */
  withheld: z.record(z.string(), z.string()),
};

export const spanAnswer = z.object({ definition: z.literal(["lead-time.v1", "cycle-time.v1"]), ...shared, values: z.array(value) });
export type SpanAnswer = z.output<typeof spanAnswer>;
export type SpanValue = SpanAnswer["values"][number];

const columnValue = value.extend({ columns: columnSeconds });
export const columnAnswer = z.object({
  definition: z.literal("time-in-column.v1"),
  ...shared,
  values: z.array(columnValue),
  /** Each column's part of all the time of all the cards, 0..1; null when no time passed. */
  shares: columnSeconds.nullable(),
  columnPercentiles: z.object({ BACKLOG: percentiles, PLANNED: percentiles, IN_WORK: percentiles }),
  /** Cards on the board that are not finished, their open stay running to now; not among the n. */
  unfinished: z.array(columnValue),
});
export type ColumnAnswer = z.output<typeof columnAnswer>;
export type ColumnValue = ColumnAnswer["values"][number];

export const metricAnswer = z.discriminatedUnion("definition", [spanAnswer, columnAnswer]);
export type MetricAnswer = z.output<typeof metricAnswer>;
