"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { daysBetween, type Day } from "@/server/platform/domain/zoned-day";

export const CHANCES = [50, 85, 95] as const;
export type Chance = (typeof CHANCES)[number];

/** A forecast in words: chances, days and the sentence that a reader takes away. */
export function useForecastWords(today: Day) {
  const t = useTranslations("forecast");
  const format = useFormatter();
  return useMemo(() => {
    const yearOf = (of: Day) => (of.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const));
    /** "14 December", with the year unless it is this one. */
    const day = (of: Day) => format.dateTime(new Date(of), { timeZone: "UTC", day: "numeric", month: "long", ...yearOf(of) });
    const percent = (chance: number) => format.number(chance, { style: "percent", maximumFractionDigits: 0 });
    const chanceOf = (probability: number) => (probability > 0.99 && probability < 1 ? t("almost", { percent: percent(0.99) }) : percent(probability));
    return {
      day,
      percent,
      chanceOf,
      /** "14 Dec", under an axis. */
      shortDay: (of: Day) => format.dateTime(new Date(of), { timeZone: "UTC", day: "numeric", month: "short" }),
      /** "14 Dec", with the year unless it is this one. */
      briefDay: (of: Day) => format.dateTime(new Date(of), { timeZone: "UTC", day: "numeric", month: "short", ...yearOf(of) }),
      inDays: (of: Day) => t("inDays", { count: daysBetween(today, of) }),
      finding: (answer: ForecastAnswer | undefined): string => {
        if (answer === undefined || answer.items === null) return t("finding.asking");
        if (answer.reason === "not_enough_data") return t("finding.notEnough");
        const by = answer.when?.["85"] ?? null;
        if (by === null) return t("finding.beyond", { count: answer.items });
        return t("finding.when", { count: answer.items, day: day(by), percent: percent(0.85) });
      },
      howMany: ({ howMany, by }: Pick<ForecastAnswer, "howMany" | "by">): string | null =>
        howMany === null || by === null ? null : t("finding.howMany", { count: howMany["85"], day: day(by), percent: percent(0.85) }),
    };
  }, [t, format, today]);
}

export type ForecastWords = ReturnType<typeof useForecastWords>;
