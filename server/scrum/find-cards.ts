import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import type { LockedBoard } from "@/server/board/lock-board";
import type { MovableCard } from "@/server/board/move-card";
import type { Reader } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { Changeable } from "./domain/plan-change";

/** A card as much as a write of many at once needs. */
export type FoundCard = Changeable & MovableCard;

const SELECT = {
  id: true, number: true, column: true, rank: true, kind: true, points: true, labels: true, expedite: true, outcome: true, startedAt: true, archivedAt: true, epicId: true,
  sprint: { select: { number: true } },
  assignees: { select: { userId: true }, orderBy: { userId: "asc" } },
} as const;

/** The live cards of these keys, in the order of their numbers. Throws `not_found` when one is not on the board, `RULE_BROKEN card_archived`. */
export async function findCards(db: Reader, board: Pick<LockedBoard, "id" | "key">, keys: readonly string[]): Promise<FoundCard[]> {
  const numbers = numbersOf(board.key, keys);
  const cards = await db.card.findMany({ where: { boardId: board.id, number: { in: numbers }, deletedAt: null }, select: SELECT, orderBy: { number: "asc" } });
  if (cards.length < numbers.length) throw notFound();
  const archived = cards.find(({ archivedAt }) => archivedAt !== null);
  if (archived) throw new DomainError("RULE_BROKEN", "card_archived", { card: cardKey(board.key, archived.number) });
  return cards.map(({ points, assignees, sprint, epicId, archivedAt: _archivedAt, ...card }) => ({
    ...card,
    key: cardKey(board.key, card.number),
    points: points === null ? null : Number(points),
    assignees: assignees.map(({ userId }) => userId),
    sprint: sprint?.number ?? null,
    epic: epicId,
  }));
}

/** The numbers of these keys, each once. Throws `not_found` for a key of another board. */
export function numbersOf(boardKey: string, keys: readonly string[]): number[] {
  return [...new Set(keys)].map((key) => {
    const parsed = parseCardKey(key);
    if (parsed?.boardKey !== boardKey) throw notFound();
    return parsed.number;
  });
}
