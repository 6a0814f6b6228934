export type ElapsedPart = { unit: "days" | "hours" | "minutes"; count: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds as days and hours, hours and minutes, or minutes; never more than was: parts are cut, not rounded up. */
export function elapsedParts(seconds: number): ElapsedPart[] {
  const days: ElapsedPart = { unit: "days", count: Math.floor(seconds / DAY) };
  const hours: ElapsedPart = { unit: "hours", count: Math.floor((seconds % DAY) / HOUR) };
  const minutes: ElapsedPart = { unit: "minutes", count: Math.max(0, Math.floor((seconds % HOUR) / MINUTE)) };
  const parts = seconds >= DAY ? [days, hours] : seconds >= HOUR ? [hours, minutes] : [minutes];
  const told = parts.filter(({ count }) => count > 0);
  return told.length > 0 ? told : [minutes];
}
