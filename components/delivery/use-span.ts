"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long something of a pipeline took, to the second within the hour; null while an end of it is not known. */
export function useSpan(): (from: string | null, to: string | null) => string | null {
  const t = useTranslations("delivery.card");
  return useCallback(
    (from, to) => {
      if (from === null || to === null) return null;
      const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
      if (seconds < MINUTE) return t("seconds", { count: seconds });
      if (seconds < HOUR) return t("minutes", { minutes: Math.floor(seconds / MINUTE), seconds: seconds % MINUTE });
      return t("hours", { hours: Math.floor(seconds / HOUR), minutes: Math.floor((seconds % HOUR) / MINUTE) });
    },
    [t],
  );
}
