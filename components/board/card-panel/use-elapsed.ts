"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";
import { elapsedParts } from "./elapsed-parts";

/** Seconds in words, two units at most: "4 d 3 h", "12 min". */
export function useElapsed(): (seconds: number) => string {
  const t = useTranslations("card");
  return useCallback((seconds: number) => elapsedParts(seconds).map(({ unit, count }) => t(`elapsed.${unit}`, { count })).join(" "), [t]);
}
