import { TZDate } from "@date-fns/tz";
import { startOfDay as startOfZonedDay } from "date-fns";
import { steadyOffset } from "./zone-offset";
import type { Day } from "./zoned-day";

/** The instant at which `day` begins in `timeZone` (on a day whose midnight is skipped, its first instant). */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(day);
  const number = midnight / DAY_MS;
  // The day begins from 14 hours before to 12 hours after the midnight of UTC. Where nothing changes around that, it is a subtraction, fifty times faster.
  const offset = steadyOffset(number - 2, number, timeZone);
  if (offset !== null) return new Date(midnight - offset);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(startOfZonedDay(new TZDate(year, month - 1, date, 12, timeZone)).getTime());
}

const DAY_MS = 86_400_000;
