import type { Ruler } from "@/server/flow/domain/ruler";

export type ElapsedPart = { unit: "days" | "hours" | "minutes"; count: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Seconds as days and hours, hours and minutes, or minutes; never more than was: parts are cut, not rounded up. A day of
 * 24 hours says nothing of working time, so that is told in hours.
 */
export function elapsedParts(seconds: number, time: Ruler["time"]): ElapsedPart[] {
  const hasDays = time === "calendar" && seconds >= DAY;
  const days: ElapsedPart = { unit: "days", count: Math.floor(seconds / DAY) };
  const hours: ElapsedPart = { unit: "hours", count: Math.floor((hasDays ? seconds % DAY : seconds) / HOUR) };
  const minutes: ElapsedPart = { unit: "minutes", count: Math.max(0, Math.floor((seconds % HOUR) / MINUTE)) };
  const parts = hasDays ? [days, hours] : seconds >= HOUR ? [hours, minutes] : [minutes];
  const told = parts.filter(({ count }) => count > 0);
  return told.length > 0 ? told : [minutes];
}
