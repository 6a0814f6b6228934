import { DAYS_OFF_MAX, type BoardCalendar } from "@/server/board/domain/working-calendar";
import { numberOfDay } from "@/server/platform/domain/day-number";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { weekOf } from "@/server/platform/domain/weekday";
import { addDays, daysBetween, type Day } from "@/server/platform/domain/zoned-day";

/** Days off that follow each other, told as one. */
export type DayRange = { from: Day; to: Day };

/** A board's calendar and nothing else of it. */
export function calendarOf({ chartTime, workingDays, workFrom, workTo, daysOff }: BoardCalendar): BoardCalendar {
  return { chartTime, workingDays, workFrom, workTo, daysOff };
}

/** The calendar with one more range of days off, in order; days that are off already are kept twice, and so refused. */
export function withDaysOff(calendar: BoardCalendar, { from, to }: DayRange): BoardCalendar {
  // One day too many is enough to be refused.
  const count = Math.min(daysBetween(from, to), DAYS_OFF_MAX) + 1;
  return { ...calendar, daysOff: [...calendar.daysOff, ...Array.from({ length: count }, (_, index) => addDays(from, index))].sort() };
}

/** Days in order, as ranges. */
export function rangesOf(days: readonly Day[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && day === addDays(last.to, 1)) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

const FRIDAY = 4;
const HOUR_MS = 3_600_000;

/** A card over the next weekend, for which the two times differ most: from Friday, 17:00, to Monday, 10:00. */
export function weekendExample(today: Day, zone: string): { from: Date; to: Date } {
  const friday = addDays(today, (FRIDAY - weekOf(numberOfDay(today)).weekday + 7) % 7);
  const at = (day: Day, hour: number) => new Date(startOfDay(day, zone).getTime() + hour * HOUR_MS);
  return { from: at(friday, 17), to: at(addDays(friday, 3), 10) };
}
