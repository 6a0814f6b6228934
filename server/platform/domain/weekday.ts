import type { DayNumber } from "./day-number";

/** The days of the week in its order: weeks begin on Monday. */
export const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Days from the Monday of the week in which 1970 began to its first day, a Thursday. */
const FIRST_DAY = 3;

/** The week that a day lies in, numbered from the one in which 1970 began, and how many days after its Monday. */
export function weekOf(day: DayNumber): { week: number; weekday: number } {
  const week = Math.floor((day + FIRST_DAY) / WEEKDAYS.length);
  return { week, weekday: day + FIRST_DAY - week * WEEKDAYS.length };
}
