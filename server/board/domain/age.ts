import type { BoardCard } from "./card";

/** Work item age in whole seconds: from the first start to `now`; null before the start and after the finish (The Kanban Guide). */
export function ageSeconds({ startedAt, finishedAt }: Pick<BoardCard, "startedAt" | "finishedAt">, now: Date): number | null {
  if (!startedAt || finishedAt) return null;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(startedAt)) / 1000));
}
