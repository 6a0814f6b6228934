import { cardKey } from "@/server/board/domain/card-key";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inBareTransaction, type Statements } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { UndoRanking } from "./contracts/backlog";
import { planRanks } from "./domain/plan-ranks";
import { listPlaces, type RankedCards, writeRanks } from "./rank-cards";

/**
 * Takes back one's own ranking of many cards, as one step: each goes where it was among the others.
 * Throws `FORBIDDEN`, `CONFLICT undo_too_late` when the write was not the actor's ranking, `ranking_moved_since` naming the first of its cards that has moved since.
 */
export function undoRanking(db: Db, actor: Actor, { version }: UndoRanking): Promise<RankedCards> {
  assertMay("backlog.rank", actor);
  return inBareTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const before = await ranksBefore(tx, board, actor, version);
    const backlog = await listPlaces(tx, board);
    const rankOf = (card: { id: string; rank: string }) => before.get(card.id) ?? card.rank;
    const wanted = backlog.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : Number(before.has(a.id)) - Number(before.has(b.id))));
    const taken = new Set(backlog.filter(({ id }) => !before.has(id)).map(({ rank }) => rank));
    const isFree = [...before.values()].every((rank) => !taken.has(rank));
    return writeRanks(tx, board, actor, wanted, isFree ? before : planRanks(wanted, new Set(before.keys())));
  });
}

type Told = { id: string; number: number; rank: string; hasMoved: boolean };

/** For each card of that write the rank that it had until then. */
async function ranksBefore(tx: Statements, board: LockedBoard, actor: Actor, version: number): Promise<Map<string, string>> {
  const told = await tx.$queryRaw<Told[]>`
    SELECT c."id"::text, c."number",
      (SELECT e."data"->>'rank' FROM "HistoryEvent" e WHERE e."cardId" = c."id" AND e."version" < ${version}::int AND e."data"->>'rank' IS NOT NULL
        ORDER BY e."version" DESC, e."ordinal" DESC LIMIT 1) AS "rank",
      EXISTS (SELECT FROM "HistoryEvent" e WHERE e."cardId" = c."id" AND e."version" > ${version}::int
        AND e."kind" IN ('card.moved', 'card.ranked', 'card.restored', 'card.archived', 'card.deleted')) AS "hasMoved"
    FROM "HistoryEvent" h JOIN "Card" c ON c."id" = h."cardId"
    WHERE h."boardId" = ${board.id}::uuid AND h."version" = ${version}::int AND h."kind" = 'card.ranked' AND h."actorId" = ${actor.userId}::uuid
      AND h."data"->>'column' = 'BACKLOG'
    ORDER BY h."ordinal"`;
  if (told.length === 0) throw new DomainError("CONFLICT", "undo_too_late");
  const moved = told.find(({ hasMoved }) => hasMoved);
  if (moved) throw new DomainError("CONFLICT", "ranking_moved_since", { card: cardKey(board.key, moved.number) });
  return new Map(told.map(({ id, rank }) => [id, rank]));
}
