"use client";

import { useCallback } from "react";
import { useFormatter } from "next-intl";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import type { TickStep } from "./time-ticks";

/** What a mark of time is called in `zone`; `before` is the mark left of it. Months say their year where it begins, and after a mark of another year. */
export function useTickName(zone: string): (at: Date, step: TickStep, before: Date | undefined) => string {
  const format = useFormatter();
  return useCallback(
    (at, step, before) => {
      const base = { timeZone: zone } as const;
      if (step === "hour") return format.dateTime(at, { ...base, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      if (step === "day" || step === "week") return format.dateTime(at, { ...base, day: "numeric", month: "short" });
      if (step === "year") return format.dateTime(at, { ...base, year: "numeric" });
      const [year, month] = zonedDay(at, zone).split("-");
      const isOfNewYear = month === "01" || (before !== undefined && !zonedDay(before, zone).startsWith(`${year}-`));
      return format.dateTime(at, isOfNewYear ? { ...base, month: "short", year: "numeric" } : { ...base, month: "short" });
    },
    [format, zone],
  );
}
