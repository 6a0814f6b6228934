"use client";

import { useCallback } from "react";
import { useFormatter } from "next-intl";
import { WEEKDAYS, type Weekday } from "@/server/platform/domain/weekday";

/** Some Monday: only its weekday is told. */
const MONDAY = Date.UTC(2026, 10, 2);
const DAY_MS = 86_400_000;

/** A day of the week in words: "Mon", or in full "Monday". */
export function useWeekday(): (weekday: Weekday, length?: "short" | "long") => string {
  const format = useFormatter();
  return useCallback((weekday, length = "short") => format.dateTime(new Date(MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS), { timeZone: "UTC", weekday: length }), [format]);
}
