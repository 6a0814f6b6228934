import { zonedDay } from "@/server/platform/domain/zoned-day";

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The calendar month in which `at` falls in `timeZone`. */
export function monthOf(at: Date, timeZone: string): Month {
  return zonedDay(at, timeZone).slice(0, "YYYY-MM".length);
}

/** Whether `text` names a calendar month. */
export function isMonth(text: string): text is Month {
  return MONTH.test(text);
}

/** The month `count` months after `month`, before it when `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}
