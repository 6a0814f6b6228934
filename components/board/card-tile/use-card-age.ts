"use client";

import { useTranslations } from "next-intl";
import type { BoardCard } from "@/server/board/domain/card";
import { useDurations } from "../use-durations";

/** How long a card has been worked on, or took; null before it was started, and where it was done without having been. */
export function useCardAge({ startedAt, finishedAt }: Pick<BoardCard, "startedAt" | "finishedAt">, now: number): string | null {
  const t = useTranslations("board");
  const durations = useDurations();
  if (!startedAt) return null;
  // It never stood In Work: nobody saw it start, and a time of zero would say otherwise.
  if (finishedAt === startedAt) return null;
  if (finishedAt) return t("took", { age: durations(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt))) });
  return durations(Math.max(0, now - Date.parse(startedAt)));
}
