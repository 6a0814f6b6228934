import type { Actor } from "@/server/people/domain/actor";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { UndoMove } from "./contracts";
import type { Outcome } from "./domain/card";
import type { Column } from "./domain/column";
import { getLiveCard } from "./find-card";
import { findPlaceAt } from "./load-target";
import { lockBoard, type LockedBoard } from "./lock-board";
import { applyMove, type Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";

/**
 * Takes back one's own last move of a card: to the column, place and outcome it had, by the same rules as any move.
 * Throws `CONFLICT undo_too_late` when the card has moved since, or the move was not the actor's.
 */
export function undoMove(db: Db, actor: Actor, input: UndoMove): Promise<Moved> {
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, input.cardKey);
    const before = await placeBefore(tx, board, actor, card.id, input.version);
    const place = await findPlaceAt(tx, board, before.column, before.rank, card.id);
    await applyMove(tx, board, actor, { card, to: before.column, order: { outcome: before.outcome }, place, undoes: input.version });
    return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
  });
}

type Stood = { column: Column; rank: string; outcome?: Outcome };

async function placeBefore(tx: Tx, board: LockedBoard, actor: Actor, cardId: string, version: number): Promise<Stood> {
  const places = await tx.historyEvent.findMany({
    where: { cardId, kind: { in: ["card.created", "card.moved", "card.ranked", "card.restored"] } },
    orderBy: [{ version: "desc" }, { ordinal: "desc" }],
    take: 2,
  });
  const [last, previous] = places;
  const own = last?.version === version && last.actorId === actor.userId && ["card.moved", "card.ranked"].includes(last.kind);
  if (!own || !previous) throw new DomainError("CONFLICT", "undo_too_late");
  const data = previous.data as { column?: Column; to?: Column; rank: string; outcome?: Outcome };
  const column = data.column ?? data.to;
  if (!column) throw new DomainError("CONFLICT", "undo_too_late");
  return { column, rank: data.rank, ...(data.outcome ? { outcome: data.outcome } : {}) };
}
