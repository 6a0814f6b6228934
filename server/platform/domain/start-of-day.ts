import { TZDate } from "@date-fns/tz";
import { startOfDay as startOfZonedDay } from "date-fns";
import type { Day } from "./zoned-day";

/** The instant at which `day` begins in `timeZone` (on a day whose midnight is skipped, its first instant). */
export function startOfDay(day: Day, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(startOfZonedDay(new TZDate(year, month - 1, date, 12, timeZone)).getTime());
}
