"use client";

import { useTranslations } from "next-intl";
import type { ColumnAnswer, SpanAnswer } from "@/server/flow/contracts";

const REASONS = ["discarded", "skipped_in_work", "negative_span"] as const;

/** How a metric's numbers came about, in short phrases: how many, by which method, in which zone, and what was left out. */
export function useMetricNotes(answer: SpanAnswer | ColumnAnswer): string[] {
  const t = useTranslations("flow");
  const { n, zone, unit, excluded, withheld, values } = answer;
  const reopened = values.filter((value) => value.reopened > 0).length;
  const notes = [t("notes.n", { n }), t("notes.method"), t(`notes.${unit}`), t("notes.zone", { zone })];
  for (const reason of REASONS) {
    const count = excluded[reason] ?? 0;
    if (count > 0) notes.push(t(`left_out.${reason}`, { count }));
  }
  if (reopened > 0) notes.push(t("notes.reopened", { count: reopened }));
  if (withheld["50"] !== undefined) notes.push(t("notes.fewer_than_5_values"));
  else if (withheld["95"] !== undefined) notes.push(t("notes.fewer_than_11_values"));
  return notes;
}
