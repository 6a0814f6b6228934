import type { Reader, Statements } from "@/server/platform/db/client";
import type { Card } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { parseCardKey } from "./domain/card-key";
import type { MovableCard } from "./move-card";

/** The card of this key on this board, archived or not. Throws `not_found` for another board's card, or a deleted one. */
export async function getCard(db: Reader, boardId: string, key: string): Promise<Card> {
  const parsed = parseCardKey(key);
  const card = parsed && (await db.card.findFirst({ where: { boardId, number: parsed.number, deletedAt: null, board: { key: parsed.boardKey } } }));
  if (!card) throw notFound();
  return card;
}

/** The same, refusing an archived card with `RULE_BROKEN card_archived`: it is restored before it is worked on. */
export async function getLiveCard(db: Reader, boardId: string, key: string): Promise<Card> {
  const card = await getCard(db, boardId, key);
  if (card.archivedAt) throw new DomainError("RULE_BROKEN", "card_archived", { card: key });
  return card;
}

/** As much of a live card as a move needs, in one small statement. Throws what `getLiveCard` throws. */
export async function getMovableCard(tx: Statements, boardId: string, key: string): Promise<MovableCard> {
  const parsed = parseCardKey(key);
  if (!parsed) throw notFound();
  const [card] = await tx.$queryRaw<(MovableCard & { isArchived: boolean })[]>`
    SELECT "id", "number", "column"::text, "rank", "expedite", "outcome"::text, "startedAt", "archivedAt" IS NOT NULL AS "isArchived"
    FROM "Card" WHERE "boardId" = ${boardId}::uuid AND "number" = ${parsed.number}::int AND "deletedAt" IS NULL
      AND EXISTS (SELECT FROM "Board" WHERE "id" = ${boardId}::uuid AND "key" = ${parsed.boardKey})`;
  if (!card) throw notFound();
  if (card.isArchived) throw new DomainError("RULE_BROKEN", "card_archived", { card: key });
  return card;
}
