"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";

const REASONS = ["discarded", "skipped_in_work", "negative_span"] as const;
export type SeriesMethod = "count" | "snapshot" | "highWater" | "bands";

/** How the numbers of a series came about, in short phrases: how many, by which method and step, in which time and zone, what was left out. */
export function useSeriesNotes({ by, zone, time }: FlowPage, method: SeriesMethod, n: number | null, excluded: Record<string, number> = {}): string[] {
  const t = useTranslations("charts");
  const notes = n === null ? [] : [t("notes.n", { n })];
  notes.push(t(`notes.${method}`));
  if (method !== "bands") notes.push(t(`notes.by.${by}`));
  notes.push(t(`notes.${time}`, { zone }));
  for (const reason of REASONS) {
    const count = excluded[reason] ?? 0;
    if (count > 0) notes.push(t(`leftOut.${reason}`, { count }));
  }
  return notes;
}
