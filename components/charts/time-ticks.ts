import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, daysBetween, zonedDay, type Day } from "@/server/platform/domain/zoned-day";

export type TickStep = "hour" | "day" | "week" | "month" | "quarter" | "year";
export type TimeTick = { at: Date; step: TickStep };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Marks of a clock, in minutes. */
const CLOCK_MINUTES = [1, 5, 10, 15, 30, 60, 180, 360, 720];
/** Roughly how many days lie between two ticks of a step. */
const STEP_DAYS: readonly [TickStep, number][] = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91], ["year", 365]];

/** Where a time axis is marked: round times of day, midnights, Mondays or firsts of months in `zone`, at most `most` of them. */
export function timeTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const span = to.getTime() - from.getTime();
  if (span <= 2 * 24 * HOUR_MS) return clockTicks(from, to, zone, most);
  const days = span / (24 * HOUR_MS);
  const found = STEP_DAYS.findIndex(([, length]) => days / length <= most);
  const at = found === -1 ? STEP_DAYS.length - 1 : found;
  const ticks = dayTicks(from, to, zone, STEP_DAYS[at]?.[0] ?? "year");
  // One mark says nothing of how long anything is: rather some of the finer ones.
  const finer = STEP_DAYS[at - 1]?.[0];
  return thinned(ticks.length < 2 && finer !== undefined ? dayTicks(from, to, zone, finer) : ticks, most);
}

function dayTicks(from: Date, to: Date, zone: string, step: TickStep): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let day = zonedDay(from, zone); daysBetween(zonedDay(to, zone), day) <= 0; day = addDays(day, 1)) {
    const at = begins(day, step) ? startOfDay(day, zone) : null;
    if (at !== null && at >= from && at <= to) ticks.push({ at, step });
  }
  return ticks;
}

/** Every first, second, third … of them, so that no more than `most` remain. */
function thinned(ticks: TimeTick[], most: number): TimeTick[] {
  const every = Math.max(1, Math.ceil(ticks.length / most));
  return ticks.filter((_, index) => index % every === 0);
}

function begins(day: Day, step: TickStep): boolean {
  if (step === "day") return true;
  if (step === "week") return daysBetween("2024-01-01", day) % 7 === 0;
  const [, month = "", date] = day.split("-");
  if (date !== "01") return false;
  return step === "month" || month === "01" || (step === "quarter" && ["04", "07", "10"].includes(month));
}

function clockTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const minutes = (to.getTime() - from.getTime()) / MINUTE_MS;
  const every = CLOCK_MINUTES.find((count) => minutes / count <= most) ?? 1440;
  const ticks: TimeTick[] = [];
  const midnight = startOfDay(zonedDay(from, zone), zone).getTime();
  for (let at = midnight; at <= to.getTime(); at += every * MINUTE_MS) {
    if (at >= from.getTime()) ticks.push({ at: new Date(at), step: "hour" });
  }
  return ticks;
}
