"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A length of time as a card tells it: whole hours within the first day, whole days after it. */
export function useDurations(): (milliseconds: number) => string {
  const t = useTranslations("board");
  return useCallback(
    (milliseconds: number) => {
      if (milliseconds < HOUR_MS) return t("underAnHour");
      if (milliseconds < DAY_MS) return t("hours", { count: Math.floor(milliseconds / HOUR_MS) });
      return t("days", { count: Math.floor(milliseconds / DAY_MS) });
    },
    [t],
  );
}
