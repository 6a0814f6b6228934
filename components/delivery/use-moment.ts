"use client";

import { useCallback } from "react";
import { useFormatter } from "next-intl";

/** An instant to the second, in the board's time zone. */
export function useMoment(timeZone: string): (at: string) => string {
  const format = useFormatter();
  return useCallback(
    (at: string) =>
      format.dateTime(new Date(at), { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone }),
    [format, timeZone],
  );
}
