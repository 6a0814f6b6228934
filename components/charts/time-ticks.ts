import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, daysBetween, zonedDay, type Day } from "@/server/platform/domain/zoned-day";

export type TickStep = "hour" | "day" | "week" | "month" | "quarter" | "year";
export type TimeTick = { at: Date; step: TickStep };

const HOUR_MS = 3_600_000;
/** Roughly how many days lie between two ticks of a step. */
const STEP_DAYS: readonly [TickStep, number][] = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91], ["year", 365]];

/** Where a time axis is marked: midnights, Mondays or firsts of months in `zone`, at most `most` of them. */
export function timeTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const span = to.getTime() - from.getTime();
  if (span <= 2 * 24 * HOUR_MS) return hourTicks(from, to, zone, most);
  const days = span / (24 * HOUR_MS);
  const step = STEP_DAYS.find(([, length]) => days / length <= most)?.[0] ?? "year";
  const ticks: TimeTick[] = [];
  for (let day = zonedDay(from, zone); ; day = addDays(day, 1)) {
    const at = begins(day, step) ? startOfDay(day, zone) : null;
    if (daysBetween(zonedDay(to, zone), day) > 0) return thinned(ticks, most);
    if (at !== null && at >= from && at <= to) ticks.push({ at, step });
  }
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

function hourTicks(from: Date, to: Date, zone: string, most: number): TimeTick[] {
  const hours = (to.getTime() - from.getTime()) / HOUR_MS;
  const every = ([1, 3, 6, 12] as const).find((count) => hours / count <= most) ?? 24;
  const ticks: TimeTick[] = [];
  const midnight = startOfDay(zonedDay(from, zone), zone).getTime();
  for (let at = midnight; at <= to.getTime(); at += every * HOUR_MS) {
    if (at >= from.getTime()) ticks.push({ at: new Date(at), step: "hour" });
  }
  return ticks;
}
