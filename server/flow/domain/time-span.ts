import type { DayNumber } from "@/server/platform/domain/day-number";
import type { Instant } from "@/server/platform/domain/instant";
import type { Interval } from "./card-clock";
import type { Ruler } from "./ruler";

/** A length of time: exact seconds (to the millisecond), and inclusive days. */
export type TimeSpan = { readonly seconds: number; readonly days: number };

/** Seconds, and the days touched: the same day is 1, and no span is less. */
export function spanBetween(from: Instant, to: Instant, ruler: Ruler): TimeSpan {
  return { seconds: ruler.seconds(from, to), days: Math.max(1, ruler.days(ruler.dayOf(from), ruler.dayOf(to))) };
}

/** How many seconds of the intervals lie in `[from, to)`; without `to`, until each ends. */
export function secondsWithin(intervals: readonly Interval[], from: Instant, to: Instant | null, ruler: Ruler): number {
  let seconds = 0;
  for (const interval of intervals) {
    const begin = Math.max(interval.from, from);
    const end = Math.min(interval.to, to ?? Number.POSITIVE_INFINITY);
    if (end > begin) seconds += ruler.seconds(begin, end);
  }
  return toMilliseconds(seconds);
}

/**
 * The sum of intervals in time order: seconds add up, and a day touched by several of them counts once.
 * For one unbroken stretch this is `spanBetween` of its ends. No interval at all is zero seconds and zero days.
 */
export function spanOfIntervals(intervals: readonly Interval[], ruler: Ruler): TimeSpan {
  let seconds = 0;
  let days = 0;
  let uncounted: DayNumber = Number.NEGATIVE_INFINITY;
  for (const { from, to } of intervals) {
    seconds += ruler.seconds(from, to);
    const last = ruler.dayOf(to);
    days += ruler.days(Math.max(uncounted, ruler.dayOf(from)), last);
    uncounted = Math.max(uncounted, last + 1);
  }
  return { seconds: toMilliseconds(seconds), days: intervals.length === 0 ? 0 : Math.max(1, days) };
}

/** Sums of fractions drift in their last digits; the history knows milliseconds. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
