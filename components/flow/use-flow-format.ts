"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { elapsedInUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { exactTime, type ExactTime } from "@/server/flow/domain/exact-time";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import { roundedSpan } from "@/components/flow/spans/rounded-span";

const EXACT_PARTS = ["days", "hours", "minutes", "seconds"] as const satisfies readonly (keyof ExactTime)[];

/** How numbers of the Flow page read in the reader's language, in the page's one unit and the board's zone and kind of time. */
export function useFlowFormat(unit: DisplayUnit, zone: string, time: "calendar" | "working" = "calendar") {
  const t = useTranslations("flow");
  const format = useFormatter();
  return useMemo(() => {
    // A working day has no 24 hours: sums of working time are told in hours.
    const sumUnit = time === "working" && unit === "days" ? "hours" : unit;
    const count = (value: number) => t(`span.${unit}`, { count: value });
    return {
      /** "4 days", "2.5 hours". */
      span: (span: TimeSpan) => count(roundedSpan(span, unit)),
      /** The same for a number in the page's unit, as a difference of two spans. */
      count,
      /** Seconds without calendar days, as a sum has them: "2.4 days". */
      elapsed: (seconds: number) => t(`span.${sumUnit}`, { count: Math.round(elapsedInUnit(seconds, sumUnit) * 10) / 10 }),
      /** "4 d", for labels on lines. */
      shortSpan: (span: TimeSpan) => t(`short.${unit}`, { count: format.number(roundedSpan(span, unit)) }),
      unit: time === "working" ? t(`workingUnit.${unit}`) : t(`unit.${unit}`),
      /** "3 d 4 h 12 min": whatever the unit, nothing rounded but the second; working time in hours at most. */
      exact: (seconds: number) => {
        const { days, ...rest } = exactTime(seconds);
        const parts = time === "working" ? { days: 0, ...rest, hours: rest.hours + 24 * days } : { days, ...rest };
        const told = EXACT_PARTS.filter((part) => parts[part] > 0);
        return told.length === 0 ? t("short.seconds", { count: 0 }) : told.map((part) => t(`short.${part}`, { count: format.number(parts[part]) })).join(" ");
      },
      percent: (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 }),
      /** "6.2": at most one digit after the point. */
      decimal: (value: number) => format.number(value, { maximumFractionDigits: 1 }),
      day: (at: string) => format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short", year: "numeric" }),
      shortDay: (at: string) => format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short" }),
      minute: (at: string) =>
        format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    };
  }, [t, format, unit, zone, time]);
}

export type FlowFormat = ReturnType<typeof useFlowFormat>;
