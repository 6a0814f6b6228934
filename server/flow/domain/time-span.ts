import { addDays, daysBetween, zonedDay } from "@/server/platform/domain/zoned-day";
import type { Interval } from "./card-clock";

/** A length of time: exact seconds (to the millisecond), and inclusive calendar days in the board's zone. */
export type TimeSpan = { readonly seconds: number; readonly days: number };

/** Seconds from `from` to `to`; negative when `to` is earlier. */
export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}

/** Seconds, and the calendar days touched: difference of days + 1, so the same day is 1. */
export function spanBetween(from: Date, to: Date, zone: string): TimeSpan {
  return { seconds: secondsBetween(from, to), days: daysBetween(zonedDay(from, zone), zonedDay(to, zone)) + 1 };
}

/** How many seconds of the intervals lie in `[from, to)`; without `to`, until each ends. */
export function secondsWithin(intervals: readonly Interval[], from: Date, to: Date | null): number {
  let milliseconds = 0;
  for (const interval of intervals) {
    const begin = Math.max(interval.from.getTime(), from.getTime());
    const end = Math.min(interval.to.getTime(), to?.getTime() ?? Number.POSITIVE_INFINITY);
    milliseconds += Math.max(0, end - begin);
  }
  return milliseconds / 1000;
}

/**
 * The sum of intervals in time order: seconds add up, and a calendar day touched by several of them counts once.
 * For one unbroken stretch this is `spanBetween` of its ends. No interval at all is zero seconds and zero days.
 */
export function spanOfIntervals(intervals: readonly Interval[], zone: string): TimeSpan {
  let milliseconds = 0;
  let days = 0;
  let nextDay: string | null = null;
  for (const { from, to } of intervals) {
    milliseconds += to.getTime() - from.getTime();
    const firstDay = zonedDay(from, zone);
    const lastDay = zonedDay(to, zone);
    const uncounted = nextDay !== null && daysBetween(firstDay, nextDay) > 0 ? nextDay : firstDay;
    days += Math.max(0, daysBetween(uncounted, lastDay) + 1);
    nextDay = addDays(lastDay, 1);
  }
  return { seconds: milliseconds / 1000, days };
}
