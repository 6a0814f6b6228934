import { TZDate } from "@date-fns/tz";
import type { Day } from "./zoned-day";
import { zonedDay } from "./zoned-day";

/** A minute as a clock on the wall shows it: a day, and a time such as "09:00". */
export type ZonedMinute = { day: Day; time: string };

/** What calendar and clock show at `at` in `timeZone`. */
export function zonedMinute(at: Date, timeZone: string): ZonedMinute {
  const there = new TZDate(at.getTime(), timeZone);
  return { day: zonedDay(at, timeZone), time: `${two(there.getHours())}:${two(there.getMinutes())}` };
}

/** The instant at which calendar and clock show this in `timeZone`; of a time that is skipped, as far after the gap. Null for what is no day or no time. */
export function instantOfMinute({ day, time }: ZonedMinute, timeZone: string): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time)?.map(Number) ?? [];
  if (year === undefined || month === undefined || hours === undefined || minutes === undefined || hours > 23 || minutes > 59) return null;
  const at = new Date(new TZDate(year, month - 1, date ?? 1, hours, minutes, timeZone).getTime());
  return Number.isNaN(at.getTime()) ? null : at;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
