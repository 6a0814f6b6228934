"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";
import { elapsedParts } from "./elapsed-parts";
import { useRuler } from "./use-ruler";

/** Seconds by the board's ruler in words, two units at most: "4 d 3 h", "12 min". */
export function useElapsed(): (seconds: number) => string {
  const t = useTranslations("card");
  const { time } = useRuler();
  return useCallback((seconds: number) => elapsedParts(seconds, time).map(({ unit, count }) => t(`elapsed.${unit}`, { count })).join(" "), [t, time]);
}
