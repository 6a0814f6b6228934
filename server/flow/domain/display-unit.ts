import { ascending, percentile } from "./percentile";
import type { TimeSpan } from "./time-span";

export type DisplayUnit = "days" | "hours" | "minutes";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Spans whose 85th percentile reaches this many days are read in days, below it in hours. */
export const DAYS_FROM = 1.5;
/** Spans whose 85th percentile reaches this many seconds are read in hours, below it in minutes. */
export const HOURS_FROM_SECONDS = 2 * HOUR;

/**
 * The one unit in which a set of spans is read, so that a board of weeks and a class of an hour are both legible.
 * By the 85th percentile: one forgotten card does not turn minutes into days. Days when there is nothing to go by.
 * `daySeconds` is how long a day of the ruler is that made the spans.
 */
export function displayUnit(spans: readonly TimeSpan[], daySeconds = DAY): DisplayUnit {
  const typical = percentile(ascending(spans, "seconds"), 85);
  if (typical === null || typical >= DAYS_FROM * daySeconds) return "days";
  return typical >= HOURS_FROM_SECONDS ? "hours" : "minutes";
}

/** A span as a number in `unit`: inclusive days as they are, hours and minutes from the exact seconds. */
export function inUnit(span: TimeSpan, unit: DisplayUnit): number {
  if (unit === "days") return span.days;
  return span.seconds / (unit === "hours" ? HOUR : MINUTE);
}

/** Elapsed seconds as a fraction of `unit`, days of `daySeconds` each: for sums and averages, which have no calendar days. */
export function elapsedInUnit(seconds: number, unit: DisplayUnit, daySeconds = DAY): number {
  if (unit === "days") return seconds / daySeconds;
  return seconds / (unit === "hours" ? HOUR : MINUTE);
}
