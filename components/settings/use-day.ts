"use client";

import { useCallback } from "react";
import { useFormatter } from "next-intl";

/** A calendar day in words: "20 Nov 2026". */
export function useDay(): (day: string) => string {
  const format = useFormatter();
  return useCallback((day: string) => format.dateTime(new Date(day), { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }), [format]);
}
