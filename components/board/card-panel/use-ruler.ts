"use client";

import { useMemo } from "react";
import { rulerOf } from "@/server/flow/domain/ruler-of";
import type { Ruler } from "@/server/flow/domain/ruler";
import { useOpenCard } from "./card-context";

/** What the board's charts measure with: a card tells its times as they do. */
export function useRuler(): Ruler {
  const { timeZone, chartTime, workingDays, workFrom, workTo, daysOff } = useOpenCard().board;
  return useMemo(() => rulerOf({ timeZone, chartTime, workingDays, workFrom, workTo, daysOff }), [timeZone, chartTime, workingDays, workFrom, workTo, daysOff]);
}
