"use client";

import { useCallback } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { displayUnit, inUnit } from "@/server/flow/domain/display-unit";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import { useRuler } from "./use-ruler";

/** A span as the charts count it: days by the board's ruler, the first and the last included; hours or minutes where it is shorter. */
export function useSpan(): (span: TimeSpan) => string {
  const t = useTranslations("card");
  const format = useFormatter();
  const { daySeconds } = useRuler();
  return useCallback(
    (span) => {
      const unit = displayUnit([span], daySeconds);
      return t(`span.${unit}`, { count: format.number(inUnit(span, unit), { maximumFractionDigits: unit === "minutes" ? 0 : 1 }) });
    },
    [t, format, daySeconds],
  );
}
