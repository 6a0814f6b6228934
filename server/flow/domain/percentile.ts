import type { TimeSpan } from "./time-span";

export const PERCENTILE_METHOD = "nearest-rank" as const;
export const PERCENTS = [50, 70, 85, 95] as const;
export type Percent = (typeof PERCENTS)[number];

/** Below this many values there are dots and no percentile. */
export const FEWEST_FOR_PERCENTILES = 5;
/** Below this many values the 95th would be the slowest card by another name. */
export const FEWEST_FOR_95TH = 11;

export type WithheldReason = "fewer_than_5_values" | "fewer_than_11_values";
export type Percentiles = Readonly<Record<`${Percent}`, TimeSpan | null>>;

/** Nearest rank: the smallest observed value with at least `percent` % of the values at or below it; null without values. */
export function percentile(sorted: ArrayLike<number>, percent: number): number | null {
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1] ?? null;
}

/** Why this percentile of `count` values is not given; null when it is. */
export function withheldReason(percent: Percent, count: number): WithheldReason | null {
  if (count < FEWEST_FOR_PERCENTILES) return "fewer_than_5_values";
  if (percent === 95 && count < FEWEST_FOR_95TH) return "fewer_than_11_values";
  return null;
}

/** The seconds, or the days, of each span, the smallest first. */
export function ascending(spans: readonly TimeSpan[], part: keyof TimeSpan): Float64Array {
  const numbers = new Float64Array(spans.length);
  for (let index = 0; index < spans.length; index++) numbers[index] = spans[index]?.[part] ?? 0;
  return numbers.sort();
}

/** The four percentiles, of the seconds and of the inclusive days each by itself; null where there are too few values. */
export function percentilesOf(spans: readonly TimeSpan[]): Percentiles {
  const seconds = ascending(spans, "seconds");
  const days = ascending(spans, "days");
  const at = (percent: Percent): TimeSpan | null => {
    if (withheldReason(percent, spans.length) !== null) return null;
    return { seconds: percentile(seconds, percent) ?? 0, days: percentile(days, percent) ?? 0 };
  };
  return { "50": at(50), "70": at(70), "85": at(85), "95": at(95) };
}

/** The withheld percentiles with their reason, for answers in which no number may be missing silently. */
export function withheldPercentiles(count: number): Record<string, WithheldReason> {
  const withheld: Record<string, WithheldReason> = {};
  for (const percent of PERCENTS) {
    const reason = withheldReason(percent, count);
    if (reason !== null) withheld[`${percent}`] = reason;
  }
  return withheld;
}
