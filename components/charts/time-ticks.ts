import { TZDate } from "@date-fns/tz";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { thinned, withMost } from "./thinned";
import { addDays, daysBetween, zonedDay, type Day } from "@/server/platform/domain/zoned-day";

export type TickStep = "hour" | "day" | "week" | "month" | "quarter" | "year";
export type TimeTick = { at: Date; step: TickStep };

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Marks of a clock, in minutes since midnight. */
const CLOCK_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
/** Roughly how many days lie between two ticks of a step. */
const STEP_DAYS: readonly [TickStep, number][] = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91], ["year", 365]];
/** No step is this many times the one before it: where so many times too many marks would stand, those of the next are too many as well. */
const COARSENING = 8;

type Level = { lengthMs: number; ticks: () => TimeTick[] };

/** Where a time axis is marked: round times of day, midnights, Mondays or firsts of months in `zone`, at most `most` of them. */
export function timeTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const span = to.getTime() - from.getTime();
  const days = STEP_DAYS.map(([step, length]): Level => ({ lengthMs: length * DAY_MS, ticks: () => dayTicks(from, to, zone, step) }));
  const clock = CLOCK_MINUTES.map((every): Level => ({ lengthMs: every * MINUTE_MS, ticks: () => clockTicks(from, to, zone, every) }));
  let finer: TimeTick[] = [];
  for (const { lengthMs, ticks } of span <= 2 * DAY_MS ? [...clock, ...days] : days) {
    if (span > COARSENING * most * lengthMs) continue;
    const found = ticks();
    if (found.length <= most) return withMost(found, thinned(finer, most, ({ at }) => found.some((round) => round.at.getTime() === at.getTime())));
    finer = found;
  }
  return thinned(finer, most);
}

function dayTicks(from: Date, to: Date, zone: string, step: TickStep): TimeTick[] {
  const ticks: TimeTick[] = [];
  for (let day = zonedDay(from, zone); daysBetween(zonedDay(to, zone), day) <= 0; day = addDays(day, 1)) {
    const at = begins(day, step) ? startOfDay(day, zone) : null;
    if (at !== null && at >= from && at <= to) ticks.push({ at, step });
  }
  return ticks;
}

function begins(day: Day, step: TickStep): boolean {
  if (step === "day") return true;
  if (step === "week") return daysBetween("2024-01-01", day) % 7 === 0;
  const [, month = "", date] = day.split("-");
  if (date !== "01") return false;
  return step === "month" || month === "01" || (step === "quarter" && ["04", "07", "10"].includes(month));
}

/** By the clock on the wall, which on some days leaves out an hour or tells it twice. */
function clockTicks(from: Date, to: Date, zone: string, every: number): TimeTick[] {
  const ticks: TimeTick[] = [];
  // Zones differ from each other by quarters of an hour.
  const stepMs = Math.min(every, 15) * MINUTE_MS;
  for (let at = Math.ceil(from.getTime() / stepMs) * stepMs; at <= to.getTime(); at += stepMs) {
    const wall = new TZDate(at, zone);
    if ((wall.getHours() * 60 + wall.getMinutes()) % every === 0) ticks.push({ at: new Date(at), step: "hour" });
  }
  return ticks;
}
