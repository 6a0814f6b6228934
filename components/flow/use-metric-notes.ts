"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";

const REASONS = ["discarded", "skipped_in_work", "negative_span"] as const;

type Made = {
  n: number;
  excluded: Record<string, number>;
  /** Why a percentile is missing; absent where the metric has none. */
  withheld?: Record<string, string>;
  /** The metric has percentiles, so their method is named. */
  hasPercentiles?: boolean;
};

/** How a metric's numbers came about, in short phrases: how many, by which method, in which zone and kind of time, and what was left out. */
export function useMetricNotes({ zone, time, unit }: FlowPage, { n, excluded, withheld = {}, hasPercentiles = true }: Made): string[] {
  const t = useTranslations("flow");
  const notes = [t("notes.n", { n })];
  if (hasPercentiles) notes.push(t("notes.method"), t(`notes.${unit}`));
  notes.push(t(`notes.${time}`, { zone }));
  for (const reason of REASONS) {
    const count = excluded[reason] ?? 0;
    if (count > 0) notes.push(t(`left_out.${reason}`, { count }));
  }
  if (withheld["50"] !== undefined) notes.push(t("notes.fewer_than_5_values"));
  else if (withheld["95"] !== undefined) notes.push(t("notes.fewer_than_11_values"));
  return notes;
}
