"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Milliseconds of a pipeline's time in words, to the second within the hour. */
export function useLength(): (milliseconds: number) => string {
  const t = useTranslations("delivery.card");
  return useCallback(
    (milliseconds) => {
      const seconds = Math.max(0, Math.round(milliseconds / 1000));
      if (seconds < MINUTE) return t("seconds", { count: seconds });
      if (seconds < HOUR) return t("minutes", { minutes: Math.floor(seconds / MINUTE), seconds: seconds % MINUTE });
      return t("hours", { hours: Math.floor(seconds / HOUR), minutes: Math.floor((seconds % HOUR) / MINUTE) });
    },
    [t],
  );
}
