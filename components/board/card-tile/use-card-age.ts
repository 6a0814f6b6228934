"use client";

import { useTranslations } from "next-intl";
import type { BoardCard } from "@/server/board/domain/card";
import { useDurations } from "../use-durations";

/** How long a card has been worked on, or took; null before it was started. */
export function useCardAge({ startedAt, finishedAt }: Pick<BoardCard, "startedAt" | "finishedAt">, now: number): string | null {
  const t = useTranslations("board");
  const durations = useDurations();
  if (!startedAt) return null;
  if (finishedAt) return t("took", { age: durations(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt))) });
  return durations(Math.max(0, now - Date.parse(startedAt)));
}
