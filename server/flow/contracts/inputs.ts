import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { PERIOD_DAYS } from "../domain/page-period";

/** The metrics that `GET /boards/{key}/metrics/{metric}` answers. */
export const METRICS = [
  "lead-time", "cycle-time", "time-in-column", "flow-efficiency",
  "throughput", "wip", "cfd", "cards-per-column",
  "ageing", "forecast", "bottleneck", "littles-law", "velocity", "burndown",
] as const;
export type Metric = (typeof METRICS)[number];

/** A day or an instant; what is neither is refused by name where it is read. */
const when = z.string().max(40);
export const cardFilter = z.object({
  kind: z.enum(CARD_KINDS).optional(),
  label: z.string().max(200).optional(),
  /** A user's id or e-mail address: cards assigned to them now. */
  person: z.string().max(320).optional(),
  /** A sprint's number: cards in it now; of the burndown, the sprint itself. */
  sprint: z.coerce.number().int().min(1).max(1_000_000).optional(),
  /** An epic's id or name: cards of it now. */
  epic: z.string().max(200).optional(),
});
export type CardFilter = z.output<typeof cardFilter>;

/** How many cards a forecast may be asked for; more is no plan. */
export const FORECAST_ITEMS_MAX = 5_000;
const items = z.coerce.number().int().min(1).max(FORECAST_ITEMS_MAX);

export const metricInput = z.object({
  metric: z.enum(METRICS),
  from: when.optional(),
  to: when.optional(),
  now: when.optional(),
  /** Of a series: `minute`, `hour`, `day`, `week` or `month`. Of the forecast: the day by which. */
  by: when.optional(),
  /** Of the forecast: how many cards. */
  items: items.optional(),
  /** Of the forecast: the seed of an earlier answer, to have it again. */
  seed: z.coerce.number().int().min(0).max(0xffffffff).optional(),
  ...cardFilter.shape,
});
export type MetricInput = z.output<typeof metricInput>;

const period = z.union([
  z.strictObject({ days: z.literal(PERIOD_DAYS) }),
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ from: z.iso.date(), through: z.iso.date() }),
]);
export const flowPageInput = z.object({
  period,
  /** Beside the same of the period before, or before and after a change of policy, by its id. */
  compare: z.string().max(40).optional(),
  ...cardFilter.shape,
});
export type FlowPageInput = z.output<typeof flowPageInput>;

export const forecastInput = z.object({ items: items.optional(), by: z.iso.date().optional(), ...cardFilter.shape });
export type ForecastInput = z.output<typeof forecastInput>;
