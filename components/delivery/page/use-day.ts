"use client";

import { useCallback } from "react";
import { useFormatter } from "next-intl";
import { useDeliveryPage } from "./delivery-page-context";

/** The day of an instant in words, in the board's time zone. */
export function useDay(): (at: string) => string {
  const format = useFormatter();
  const { timeZone } = useDeliveryPage();
  return useCallback((at) => format.dateTime(new Date(at), { timeZone, day: "numeric", month: "short", year: "numeric" }), [format, timeZone]);
}
