import type { Actor } from "@/server/people/domain/actor";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { UndoMove } from "./contracts";
import type { HistoryEvent } from "./domain/history-event";
import { replayCard, UNDO_MS } from "./domain/replay-card";
import { getLiveCard } from "./find-card";
import { findPlaceAt } from "./load-target";
import { lockBoard } from "./lock-board";
import { applyMove, type Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";
import { loadCardEvents } from "./queries/load-card-events";

/**
 * Takes back one's own last move of a card: to the column, place and outcome it had, by the same rules as any move.
 * Within a minute the clocks, too, are as if it had not moved.
 * Throws `CONFLICT undo_too_late` when the card has moved since, or the move was not the actor's.
 */
export function undoMove(db: Db, actor: Actor, input: UndoMove): Promise<Moved> {
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, input.cardKey);
    const events = await loadCardEvents(tx, card.id);
    const move = lastOwnMove(events, actor, input.version);
    const before = replayCard(events.slice(0, events.indexOf(move)));
    const place = findPlaceAt(tx, board, before.column, before.rank, card.id);
    await applyMove(tx, board, actor, { card, to: before.column, order: { outcome: before.outcome }, place, undoes: input.version });
    if (board.writtenAt.getTime() - move.at.getTime() <= UNDO_MS) {
      const { enteredAt, startedAt, finishedAt } = before;
      await tx.card.update({ where: { id: card.id }, data: { enteredAt, startedAt, finishedAt } });
    }
    return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
  });
}

const PLACING = new Set(["card.moved", "card.ranked", "card.restored"]);

function lastOwnMove(events: readonly HistoryEvent[], actor: Actor, version: number): HistoryEvent {
  const last = events.findLast((event) => PLACING.has(event.kind));
  if (last?.version !== version || last.actorId !== actor.userId || last.kind === "card.restored") throw new DomainError("CONFLICT", "undo_too_late");
  return last;
}
