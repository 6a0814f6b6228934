import type { Actor } from "@/server/people/domain/actor";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Card } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { appendHistory } from "./append-history";
import { boardLimits } from "./board-limits";
import type { MoveCard } from "./contracts";
import type { BoardCard } from "./domain/card";
import { cardKey } from "./domain/card-key";
import { isStarted } from "./domain/column";
import { entryFacts } from "./domain/entry-facts";
import type { NewEvent } from "./domain/history-event";
import { type MoveOrder, type MoveTarget, type PlannedMove, planMove } from "./domain/plan-move";
import { getLiveCard } from "./find-card";
import { findPlace, loadTarget } from "./load-target";
import { lockBoard, type LockedBoard } from "./lock-board";
import { getBoardCard } from "./queries/list-board-cards";

export type Moved = { card: BoardCard; version: number };

/**
 * Moves a card to a column and place: the only way from one column to another, whoever asks.
 * Throws what `planMove` throws, `CONFLICT anchor_moved`, `CONFLICT stale_version`, `not_found`.
 */
export function moveCard(db: Db, actor: Actor, input: MoveCard): Promise<Moved> {
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    return moveLocked(tx, board, actor, input);
  });
}

/** The same under a lock that is already held; the caller's transaction must write nothing else to the history. */
export async function moveLocked(tx: Tx, board: LockedBoard, actor: Actor, input: MoveCard): Promise<Moved> {
  if (input.ifVersion !== undefined && input.ifVersion !== board.version - 1) {
    throw new DomainError("CONFLICT", "stale_version", { version: board.version - 1 });
  }
  const card = await getLiveCard(tx, board.id, input.cardKey);
  const place = await findPlace(tx, board, input.to, input.after, card.id, actor.roles);
  await applyMove(tx, board, actor, { card, to: input.to, order: input, place });
  return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
}

type Move = { card: Card; to: Card["column"]; order: MoveOrder; place: MoveTarget["place"]; undoes?: number };

/** Decides with the truth under the lock, then writes the card and its history. */
export async function applyMove(tx: Tx, board: LockedBoard, actor: Actor, { card, to, order, place, undoes }: Move): Promise<PlannedMove> {
  const target = await loadTarget(tx, board, to, card.id, place);
  const moving = { key: cardKey(board.key, card.number), column: card.column, expedite: card.expedite, outcome: card.outcome };
  const move = planMove(moving, to, order, target, boardLimits(board), actor.roles);
  await tx.card.update({ where: { id: card.id }, data: movedFields(card, move, board.writtenAt) });
  await appendHistory(tx, board, actor, [{ cardId: card.id, ...moveEvent(card, move, undoes) }]);
  return move;
}

function movedFields(card: Card, move: PlannedMove, at: Date) {
  if (move.from === move.to) return { rank: move.rank, outcome: move.outcome };
  return {
    column: move.to,
    rank: move.rank,
    outcome: move.outcome,
    enteredAt: at,
    startedAt: card.startedAt ?? (isStarted(move.to) ? at : null),
    finishedAt: move.to === "DONE" ? at : null,
    expedite: card.expedite && move.to !== "DONE",
  };
}

function moveEvent(card: Card, move: PlannedMove, undoes: number | undefined): NewEvent {
  const { from, to, rank } = move;
  if (from === to && move.outcome === card.outcome) return { kind: "card.ranked", data: { column: to, rank } };
  return {
    kind: "card.moved",
    data: {
      from,
      to,
      rank,
      ...(move.outcome ? { outcome: move.outcome } : {}),
      ...(card.expedite && to === "DONE" ? { expediteEnded: true as const } : {}),
      ...(undoes === undefined ? {} : { undoes }),
      ...entryFacts(move),
    },
  };
}
