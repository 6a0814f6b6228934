import { windowEnd } from "./finished-cards";
import type { NaiveBoard, NaiveBy, NaiveWindow } from "./told-history";
import { addDays, dayOf, nextHour, startOfDay, startOfHour } from "./zone-days";

const MINUTE = 60_000;

/** Milliseconds, half-open; `cut` is the first instant that the period's snapshot leaves out. */
export type NaivePeriod = { date: string; start: number; end: number; cut: number; complete: boolean };

/**
 * The periods of a board's zone that overlap a window, in order.
 *
 * Rules: periods are half-open, weeks start on Monday, the range ends at now and never at the last event. A period is complete when it lies
 * wholly inside the window and is over; a snapshot is taken at its end, or where the window or now cuts it.
 */
export function naivePeriods(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaivePeriod[] {
  const [from, to, now, end] = [Date.parse(window.from), Date.parse(window.to), Date.parse(board.now), windowEnd(board, window)];
  const periods: NaivePeriod[] = [];
  let period = periodAt(from, by, board.zone);
  while (period.start < end) {
    const complete = period.start >= from && period.end <= to && period.end <= now;
    periods.push({ ...period, cut: Math.min(period.end, end), complete });
    period = periodAt(period.end, by, board.zone);
  }
  return periods;
}

/** Whether an instant lies in a period. */
export function isIn(period: NaivePeriod, instant: number): boolean {
  return period.start <= instant && instant < period.end;
}

function periodAt(instant: number, by: NaiveBy, zone: string): { date: string; start: number; end: number } {
  if (by === "minute") {
    const start = Math.floor(instant / MINUTE) * MINUTE;
    return { date: new Date(start).toISOString(), start, end: start + MINUTE };
  }
  if (by === "hour") {
    const start = startOfHour(instant, zone);
    return { date: new Date(start).toISOString(), start, end: nextHour(start, zone) };
  }
  const date = firstDay(dayOf(instant, zone), by);
  return { date, start: startOfDay(date, zone), end: startOfDay(dayAfter(date, by), zone) };
}

function firstDay(day: string, by: "day" | "week" | "month"): string {
  let first = day;
  while (by === "week" && new Date(first).getUTCDay() !== 1) first = addDays(first, -1);
  while (by === "month" && !first.endsWith("-01")) first = addDays(first, -1);
  return first;
}

function dayAfter(first: string, by: "day" | "week" | "month"): string {
  if (by === "day") return addDays(first, 1);
  if (by === "week") return addDays(first, 7);
  let day = addDays(first, 1);
  while (!day.endsWith("-01")) day = addDays(day, 1);
  return day;
}
