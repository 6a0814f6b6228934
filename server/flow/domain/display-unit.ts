import { percentile } from "./percentile";
import type { TimeSpan } from "./time-span";

export type DisplayUnit = "days" | "hours" | "minutes";

const MINUTE = 60;
const HOUR = 3600;
/** Spans whose 85th percentile reaches this many seconds are read in days, below it in hours. */
export const DAYS_FROM_SECONDS = 36 * HOUR;
/** Spans whose 85th percentile reaches this many seconds are read in hours, below it in minutes. */
export const HOURS_FROM_SECONDS = 2 * HOUR;

/**
 * The one unit in which a set of spans is read, so that a board of weeks and a class of an hour are both legible.
 * By the 85th percentile: one forgotten card does not turn minutes into days. Days when there is nothing to go by.
 */
export function displayUnit(spans: readonly TimeSpan[]): DisplayUnit {
  const typical = percentile(spans.map((span) => span.seconds).sort((a, b) => a - b), 85);
  if (typical === null || typical >= DAYS_FROM_SECONDS) return "days";
  return typical >= HOURS_FROM_SECONDS ? "hours" : "minutes";
}

/** A span as a number in `unit`: inclusive days as they are, hours and minutes from the exact seconds. */
export function inUnit(span: TimeSpan, unit: DisplayUnit): number {
  if (unit === "days") return span.days;
  return span.seconds / (unit === "hours" ? HOUR : MINUTE);
}

/** Elapsed seconds as a fraction of `unit`: for sums and averages, which have no calendar days. */
export function elapsedInUnit(seconds: number, unit: DisplayUnit): number {
  if (unit === "days") return seconds / (24 * HOUR);
  return seconds / (unit === "hours" ? HOUR : MINUTE);
}
