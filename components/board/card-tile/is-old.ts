import type { BoardCard } from "@/server/board/domain/card";

/** Whether a card in work is older than the team usually needs; `usual` is in milliseconds, null while it is not known. */
export function isOld({ startedAt, finishedAt }: Pick<BoardCard, "startedAt" | "finishedAt">, now: number, usual: number | null): boolean {
  return usual !== null && startedAt !== null && finishedAt === null && now - Date.parse(startedAt) > usual;
}
