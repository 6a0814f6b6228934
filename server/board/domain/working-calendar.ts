import { DomainError } from "@/server/platform/errors";
import { isDay, type Day } from "@/server/platform/domain/zoned-day";
import { WEEKDAYS, type Weekday } from "@/server/platform/domain/weekday";

export const CHART_TIMES = ["CALENDAR", "WORKING"] as const;
export type ChartTime = (typeof CHART_TIMES)[number];

/** When a team works, by the clocks of its board's time zone. */
export type WorkingCalendar = {
  workingDays: Weekday[];
  /** Times of day, `HH:MM` from 00:00 to 24:00; what is at `workTo` is outside. */
  workFrom: string;
  workTo: string;
  /** Calendar days on which nobody works, whatever day of the week they are. */
  daysOff: Day[];
};

/** A board's calendar, and whether its charts go by it. */
export type BoardCalendar = WorkingCalendar & { chartTime: ChartTime };

/** What a new board begins with; the database has the same defaults. */
export const DEFAULT_CALENDAR: BoardCalendar = { chartTime: "CALENDAR", workingDays: ["MON", "TUE", "WED", "THU", "FRI"], workFrom: "09:00", workTo: "18:00", daysOff: [] };

/** The days off that a board can have: thirty years of holidays. */
export const DAYS_OFF_MAX = 500;

/** Minutes from midnight to a time of day; null for what is none, as "9:00" or "24:01". */
export function minutesOfDay(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total : null;
}

/** The same calendar with its days in order, as it is stored and shown. */
export function inOrder<C extends WorkingCalendar>(calendar: C): C {
  return { ...calendar, workingDays: WEEKDAYS.filter((day) => calendar.workingDays.includes(day)), daysOff: calendar.daysOff.toSorted() };
}

/**
 * Why nobody could work by this calendar, as INVALID `working_days_empty`, `working_days_repeated`, `working_hours_unreadable`,
 * `working_hours_backwards` (also when they have no length), `too_many_days_off`, `day_off_unknown` or `day_off_repeated`;
 * null when somebody could.
 */
export function calendarRefusal({ workingDays, workFrom, workTo, daysOff }: WorkingCalendar): DomainError | null {
  if (workingDays.length === 0) return new DomainError("INVALID", "working_days_empty");
  if (new Set(workingDays).size < workingDays.length) return new DomainError("INVALID", "working_days_repeated");
  const [from, to] = [minutesOfDay(workFrom), minutesOfDay(workTo)];
  if (from === null || to === null) return new DomainError("INVALID", "working_hours_unreadable", { time: from === null ? workFrom : workTo });
  if (from >= to) return new DomainError("INVALID", "working_hours_backwards", { from: workFrom, to: workTo });
  if (daysOff.length > DAYS_OFF_MAX) return new DomainError("INVALID", "too_many_days_off", { max: DAYS_OFF_MAX });
  const unknown = daysOff.find((day) => !isDay(day));
  if (unknown !== undefined) return new DomainError("INVALID", "day_off_unknown", { day: unknown });
  const repeated = daysOff.find((day, index) => daysOff.indexOf(day) < index);
  return repeated === undefined ? null : new DomainError("INVALID", "day_off_repeated", { day: repeated });
}

/** Throws what `calendarRefusal` finds. */
export function assertWorkingCalendar(calendar: WorkingCalendar): void {
  const refusal = calendarRefusal(calendar);
  if (refusal) throw refusal;
}
