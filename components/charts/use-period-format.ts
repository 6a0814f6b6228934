"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { isDay } from "@/server/platform/domain/zoned-day";
import type { Step } from "@/server/flow/domain/periods";
import { rounded } from "./rounded";

/** How the periods of a series, and numbers over them, read in the reader's language. */
export function usePeriodFormat(by: Step, zone: string) {
  const t = useTranslations("charts");
  const format = useFormatter();
  return useMemo(() => {
    const instant = (date: string) =>
      format.dateTime(new Date(date), { timeZone: zone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const name = (date: string) => {
      if (!isDay(date)) return instant(date);
      const at = new Date(date);
      if (by === "month") return format.dateTime(at, { timeZone: "UTC", month: "long", year: "numeric" });
      const day = format.dateTime(at, { timeZone: "UTC", weekday: by === "day" ? "short" : undefined, day: "numeric", month: "short", year: "numeric" });
      return by === "week" ? t("weekOf", { day }) : day;
    };
    return {
      /** "week of 2 Nov 2026", with "so far" or "in part" where it is not whole. */
      period: ({ date, complete }: { date: string; complete: boolean }, isLast: boolean) =>
        complete ? name(date) : t(isLast ? "isSoFar" : "isPart", { period: name(date) }),
      /** A count or an average. */
      number: (value: number) => format.number(rounded(value)),
      signed: (value: number) => format.number(value, { signDisplay: "exceptZero" }),
      /** "12 weeks". */
      periods: (count: number) => t(`periods.${by}`, { count }),
      /** "a week". */
      per: t(`per.${by}`),
      unit: t("cards"),
    };
  }, [t, format, by, zone]);
}

export type PeriodFormat = ReturnType<typeof usePeriodFormat>;
