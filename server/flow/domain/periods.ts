import { dayNumber, dayOfNumber, numberOfDay, type DayNumber } from "@/server/platform/domain/day-number";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { zoneOffset } from "@/server/platform/domain/zone-offset";
import type { DisplayUnit } from "./display-unit";
import type { MetricWindow } from "./metric-window";

export const STEPS = ["minute", "hour", "day", "week", "month"] as const;
export type Step = (typeof STEPS)[number];

/** One step of a series, `[start, end)`. `date` is the day on which it begins; the ISO instant for hours and minutes. */
export type Period = {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  /** The last instant of it that the window and the present know: where its snapshot is taken. */
  readonly last: Date;
  /** Wholly inside the window and over. What is not is left out of averages. */
  readonly complete: boolean;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The steps of the zone's calendar that a window touches, in order and without gaps: the first holds its beginning, the
 * last its end or now, whichever comes first, whatever happened in them. Weeks begin on Monday. None without a past.
 */
export function periodsOf(window: MetricWindow, step: Step, zone: string): Period[] {
  const last = lastInstant(window);
  const from = window.from.getTime();
  if (from >= window.to.getTime() || from > last) return [];
  const starts = step === "minute" || step === "hour" ? clockStarts(from, last, step === "hour" ? HOUR : MINUTE, zone) : dayStarts(from, last, step, zone);
  const periods: Period[] = [];
  for (let index = 0; index + 1 < starts.length; index++) {
    const [start, end] = [starts[index], starts[index + 1]];
    if (start === undefined || end === undefined) break;
    const complete = start.at >= from && end.at <= window.to.getTime() && end.at <= window.now.getTime();
    periods.push({ date: start.date ?? new Date(start.at).toISOString(), start: new Date(start.at), end: new Date(end.at), last: new Date(Math.min(end.at - 1, last)), complete });
  }
  return periods;
}

/** The step in which a page draws a window by itself: as fine as its unit can use, and so coarse that it can be read. */
export function stepFor(window: MetricWindow, unit: DisplayUnit): Step {
  const length = Math.min(window.to.getTime(), window.now.getTime()) - window.from.getTime();
  if (unit === "minutes" && length <= 3 * HOUR) return "minute";
  // Days among which the clocks go back are an hour longer, and as many.
  const days = (length - HOUR) / DAY;
  if (unit !== "days" && days <= 4) return "hour";
  if (days <= 120) return "day";
  return days <= 3 * 366 ? "week" : "month";
}

/** The latest instant that belongs to the window; see `inWindow`. */
function lastInstant({ to, now, open }: MetricWindow): number {
  return open ? now.getTime() : Math.min(now.getTime(), to.getTime() - 1);
}

/** `date` is absent where the instant is its own name. */
type Start = { readonly at: number; readonly date?: string };

/** Where the steps begin that hold the instants from `from` to `last`, and where the one after them does. */
function dayStarts(from: number, last: number, step: "day" | "week" | "month", zone: string): Start[] {
  const starts: Start[] = [];
  let number = firstDayOf(dayNumber(from, zone), step);
  for (;;) {
    const date = dayOfNumber(number);
    const at = startOfDay(date, zone).getTime();
    // A day that the zone left out takes no time: its neighbour begins where it would have.
    if (at === starts.at(-1)?.at) starts.pop();
    starts.push({ at, date });
    if (at > last) return starts;
    number = nextOf(number, step);
  }
}

function firstDayOf(number: DayNumber, step: "day" | "week" | "month"): DayNumber {
  if (step === "day") return number;
  // The first of January 1970 was a Thursday.
  if (step === "week") return number - ((((number + 3) % 7) + 7) % 7);
  return numberOfDay(`${dayOfNumber(number).slice(0, 8)}01`);
}

function nextOf(number: DayNumber, step: "day" | "week" | "month"): DayNumber {
  if (step === "month") return firstDayOf(number + 31, step);
  return number + (step === "week" ? 7 : 1);
}

/** As `dayStarts`, by the zone's own clock: an hour begins when its minute hand passes twelve, or when the clocks are changed. */
function clockStarts(from: number, last: number, unit: number, zone: string): Start[] {
  const starts: Start[] = [];
  let day = dayNumber(from, zone);
  let begin = startOfDay(dayOfNumber(day), zone).getTime();
  for (;;) {
    const end = startOfDay(dayOfNumber(++day), zone).getTime();
    const change = clockChange(begin, end, zone);
    for (const [since, until] of [[begin, change], [change, end]] as const) {
      const offset = since < until ? zoneOffset(since, zone) : 0;
      let at = Math.max(since, Math.floor((Math.max(since, from) + offset) / unit) * unit - offset);
      for (; at < until; at = Math.floor((at + offset) / unit + 1) * unit - offset) {
        // Nothing before the step that holds `from`: where a change of the clocks cuts it off, the next one does.
        if (at <= from) starts.length = 0;
        starts.push({ at });
        if (at > last) return starts;
      }
    }
    begin = end;
  }
}

/** The instant in `[begin, end)` from which the clocks show another offset; `end` when they do not. */
function clockChange(begin: number, end: number, zone: string): number {
  const offset = zoneOffset(begin, zone);
  if (begin === end || zoneOffset(end - 1, zone) === offset) return end;
  let [same, other] = [begin, end - 1];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (zoneOffset(middle, zone) === offset) same = middle;
    else other = middle;
  }
  return other;
}
