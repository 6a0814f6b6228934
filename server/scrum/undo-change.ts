import { cardKey } from "@/server/board/domain/card-key";
import { holdBoard } from "@/server/board/hold-board";
import { restoreCard } from "@/server/board/restore-card";
import { undoMove } from "@/server/board/undo-move";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { joinedDb } from "@/server/platform/db/joined-db";
import { DomainError } from "@/server/platform/errors";
import type { Changed } from "./change-cards";
import type { UndoChange } from "./contracts/backlog";
import { numbersOf } from "./find-cards";

/**
 * Takes back one's own archiving or discarding of many cards, all or none: each is restored, or its move undone, by the use case for one card
 * and within its limits, and goes to the place that it had. Throws `FORBIDDEN`, what those throw, and `CONFLICT change_undo_too_late` naming the first card
 * that has moved since, or that was not archived or discarded by this actor in that write.
 */
export function undoChange(db: Db, actor: Actor, { key, cards: keys, version }: UndoChange): Promise<Changed> {
  assertMay("card.restore", actor);
  return inTransaction(db, async (tx) => {
    await holdBoard(tx, actor.boardId);
    const board = joinedDb(tx);
    let last = version;
    const ended = await lastPlacings(tx, actor.boardId, numbersOf(key, keys));
    for (const card of ended) {
      // Discarded cards moved one by one, each a write of its own, up to the one that was answered.
      const isOfThatWrite = card.actorId === actor.userId && (card.isArchived ? card.version === version : card.isDiscarded && card.version <= version && card.version > version - keys.length);
      const at = cardKey(key, card.number);
      if (!isOfThatWrite) throw new DomainError("CONFLICT", "change_undo_too_late", { card: at });
      const undone = card.isArchived ? await restoreCard(board, actor, { cardKey: at }, "place") : await undoMove(board, actor, { cardKey: at, version: card.version });
      last = undone.version;
    }
    return { cards: ended.map(({ number }) => cardKey(key, number)), version: last };
  });
}

type Placing = { number: number; version: number; actorId: string | null; isArchived: boolean; isDiscarded: boolean };

/** For each of these cards the last event that put it somewhere or took it away, in the order of their numbers. */
async function lastPlacings(tx: Tx, boardId: string, numbers: readonly number[]): Promise<Placing[]> {
  return tx.$queryRaw<Placing[]>`
    SELECT DISTINCT ON (c."number") c."number", h."version", h."actorId"::text, h."kind" = 'card.archived' AS "isArchived",
      h."kind" = 'card.moved' AND COALESCE(h."data"->>'outcome', '') IN ('WONT_DO', 'DUPLICATE') AS "isDiscarded"
    FROM "Card" c JOIN "HistoryEvent" h ON h."cardId" = c."id"
    WHERE c."boardId" = ${boardId}::uuid AND c."number" = ANY(${[...numbers]}::int[]) AND c."deletedAt" IS NULL
      AND h."kind" IN ('card.created', 'card.moved', 'card.ranked', 'card.archived', 'card.restored')
    ORDER BY c."number", h."version" DESC, h."ordinal" DESC`;
}
