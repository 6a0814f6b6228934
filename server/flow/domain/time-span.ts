import type { DayNumber } from "@/server/platform/domain/day-number";
import type { Interval } from "./card-clock";
import type { Ruler } from "./ruler";

/** A length of time: exact seconds (to the millisecond), and inclusive days. */
export type TimeSpan = { readonly seconds: number; readonly days: number };

/** Seconds, and the days touched: the same day is 1, and no span is less. */
export function spanBetween(from: Date, to: Date, ruler: Ruler): TimeSpan {
  const [begin, end] = [from.getTime(), to.getTime()];
  return { seconds: ruler.seconds(begin, end), days: Math.max(1, ruler.days(ruler.dayOf(begin), ruler.dayOf(end))) };
}

/** How many seconds of the intervals lie in `[from, to)`; without `to`, until each ends. */
export function secondsWithin(intervals: readonly Interval[], from: Date, to: Date | null, ruler: Ruler): number {
  let seconds = 0;
  for (const interval of intervals) {
    const begin = Math.max(interval.from.getTime(), from.getTime());
    const end = Math.min(interval.to.getTime(), to?.getTime() ?? Number.POSITIVE_INFINITY);
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
    const [begin, end] = [from.getTime(), to.getTime()];
    seconds += ruler.seconds(begin, end);
    const last = ruler.dayOf(end);
    days += ruler.days(Math.max(uncounted, ruler.dayOf(begin)), last);
    uncounted = Math.max(uncounted, last + 1);
  }
  return { seconds: toMilliseconds(seconds), days: intervals.length === 0 ? 0 : Math.max(1, days) };
}

/** Sums of fractions drift in their last digits; the history knows milliseconds. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
