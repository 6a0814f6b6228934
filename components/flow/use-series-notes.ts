"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";

export type SeriesMethod = "count" | "snapshot" | "highWater" | "bands";

/** How the numbers of a series came about, in short phrases: how many, by which method and step, in which time and zone. */
export function useSeriesNotes({ by, zone, time }: FlowPage, method: SeriesMethod, n: number | null): string[] {
  const t = useTranslations("charts");
  const notes = n === null ? [] : [t("notes.n", { n })];
  notes.push(t(`notes.${method}`));
  if (method !== "bands") notes.push(t(`notes.by.${by}`));
  notes.push(t(`notes.${time}`, { zone }));
  return notes;
}
