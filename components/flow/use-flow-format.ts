"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { exactTime, type ExactTime } from "@/server/flow/domain/exact-time";
import type { TimeSpan } from "@/server/flow/domain/time-span";

const EXACT_PARTS = ["days", "hours", "minutes", "seconds"] as const satisfies readonly (keyof ExactTime)[];

/** How numbers of the Flow page read in the reader's language, in the page's one unit and the board's zone. */
export function useFlowFormat(unit: DisplayUnit, zone: string) {
  const t = useTranslations("flow");
  const format = useFormatter();
  return useMemo(() => {
    const rounded = (span: TimeSpan) => roundTo(inUnit(span, unit), unit);
    return {
      /** "4 days", "2.5 hours". */
      span: (span: TimeSpan) => t(`span.${unit}`, { count: rounded(span) }),
      /** "4 d", for labels on lines. */
      shortSpan: (span: TimeSpan) => t(`short.${unit}`, { count: format.number(rounded(span)) }),
      unit: t(`unit.${unit}`),
      /** "3 d 4 h 12 min": whatever the unit, nothing rounded but the second. */
      exact: (seconds: number) => {
        const parts = exactTime(seconds);
        const told = EXACT_PARTS.filter((part) => parts[part] > 0);
        return told.length === 0 ? t("short.seconds", { count: 0 }) : told.map((part) => t(`short.${part}`, { count: parts[part] })).join(" ");
      },
      percent: (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 }),
      day: (at: string) => format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short", year: "numeric" }),
      minute: (at: string) =>
        format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    };
  }, [t, format, unit, zone]);
}

export type FlowFormat = ReturnType<typeof useFlowFormat>;

/** Days are whole already; hours to a tenth, minutes to one. */
function roundTo(value: number, unit: DisplayUnit): number {
  return unit === "hours" ? Math.round(value * 10) / 10 : Math.round(value);
}
