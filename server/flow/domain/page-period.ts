import { addDays, isDay, zonedDay, type Day } from "@/server/platform/domain/zoned-day";
import { DEFAULT_WINDOW_DAYS, type WindowInput } from "./metric-window";

/** The periods offered by name: so many complete days before today, and today. */
export const PERIOD_DAYS = [30, 90, 180, 365] as const;
export type PeriodDays = (typeof PERIOD_DAYS)[number];

/** What a reader of the Flow page looks at. `through` is the last day, itself included, as people say it. */
export type PagePeriod = { readonly days: PeriodDays } | { readonly all: true } | { readonly from: Day; readonly through: Day };

export const DEFAULT_PERIOD: PagePeriod = { days: DEFAULT_WINDOW_DAYS };

/** The period that an address names: `period=30`, `period=all`, or `from` and `through`. Anything else reads as the default. */
export function readPeriod({ period, from, through }: { period?: string | undefined; from?: string | undefined; through?: string | undefined }): PagePeriod {
  if (from !== undefined && through !== undefined && isDay(from) && isDay(through) && from <= through) return { from, through };
  if (period === "all") return { all: true };
  const days = PERIOD_DAYS.find((count) => String(count) === period);
  return days === undefined ? DEFAULT_PERIOD : { days };
}

/** The half-open window of a period; "all" begins with the day of the board's first card. */
export function periodWindow(period: PagePeriod, zone: string, now: Date, firstAt: Date | null): WindowInput {
  if ("from" in period) return { from: period.from, to: addDays(period.through, 1) };
  if ("days" in period) return { from: addDays(zonedDay(now, zone), -period.days) };
  return { from: zonedDay(firstAt === null || firstAt > now ? now : firstAt, zone) };
}
