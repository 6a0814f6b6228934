"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";

type Made = {
  n: number;
  /** The metric has percentiles, so their method is named. */
  hasPercentiles?: boolean;
};

/** How a metric's numbers came about, in short phrases: how many, by which method, in which zone and kind of time. */
export function useMetricNotes({ zone, time, unit }: FlowPage, { n, hasPercentiles = true }: Made): string[] {
  const t = useTranslations("flow");
  const notes = [t("notes.n", { n })];
  if (hasPercentiles) notes.push(t("notes.method"), t(`notes.${unit}`));
  notes.push(t(`notes.${time}`, { zone }));
  return notes;
}
