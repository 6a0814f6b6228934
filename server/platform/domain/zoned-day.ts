import { TZDate } from "@date-fns/tz";
import { addDays as addCalendarDays, differenceInCalendarDays, format, startOfDay as startOfZonedDay } from "date-fns";

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** The calendar day on which `at` falls in `timeZone`: the one place where an instant becomes a day. */
export function zonedDay(at: Date, timeZone: string): Day {
  return format(new TZDate(at, timeZone), "yyyy-MM-dd");
}

/** The instant at which `day` begins in `timeZone` (on a day whose midnight is skipped, its first instant). */
export function startOfDay(day: Day, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(startOfZonedDay(new TZDate(year, month - 1, date, 12, timeZone)).getTime());
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(asUtc(to), asUtc(from));
}

/** The day `count` calendar days after `day`. */
export function addDays(day: Day, count: number): Day {
  return addCalendarDays(asUtc(day), count).toISOString().slice(0, 10);
}

/** Whether `text` names a day that exists. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text).getTime()) && asUtc(text).toISOString().startsWith(text);
}

/** Whether `name` is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function asUtc(day: Day): Date {
  return new TZDate(`${day}T00:00:00Z`, "UTC");
}
