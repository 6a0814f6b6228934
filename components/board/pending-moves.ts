import type { BoardCard } from "@/server/board/domain/card";
import { type Column, isStarted } from "@/server/board/domain/column";
import { type MoveOrder, planMove } from "@/server/board/domain/plan-move";
import { type AgedCard, asChanged, type BoardData, findCard, withChanges } from "./board-data";
import { type Anchor, moveTarget } from "./move-target";

/** A move that this person made and the board from the server does not show yet. */
export type PendingMove = {
  id: number;
  cardKey: string;
  to: Column;
  after: Anchor;
  order: MoveOrder;
  /** When it was made, ISO-8601. */
  at: string;
  /** What the server answered; the move is over once the board has reached that version. */
  answer: { card: BoardCard; version: number } | null;
};

/** The board as it will be once the server has said yes to every pending move. The board itself is left untouched. */
export function withPending(board: BoardData, pending: readonly PendingMove[]): BoardData {
  return pending.reduce(applyMove, board);
}

/** The moves that the board does not show yet. */
export function stillPending(pending: readonly PendingMove[], version: number): readonly PendingMove[] {
  const left = pending.filter((move) => move.answer === null || move.answer.version > version);
  return left.length === pending.length ? pending : left;
}

function applyMove(board: BoardData, move: PendingMove): BoardData {
  const card = findCard(board, move.cardKey);
  const moved = card && movedCard(board, card, move);
  if (!moved) return board;
  return withChanges(board, [moved]);
}

function movedCard(board: BoardData, card: AgedCard, { to, after, order, at, answer }: PendingMove): AgedCard | null {
  if (answer) return asChanged(card, answer.card);
  try {
    const { rank, outcome, from } = planMove(card, to, order, moveTarget(board, card, to, after), board.limits, board.you.roles);
    if (from === to) return asChanged(card, { rank, outcome });
    const startedAt = card.startedAt ?? (isStarted(to) ? at : null);
    return asChanged(card, { column: to, rank, outcome, enteredAt: at, startedAt, finishedAt: to === "DONE" ? at : null, expedite: card.expedite && to !== "DONE" });
  } catch {
    // Someone has taken the place meanwhile: the card stays where it was until the server has decided.
    return null;
  }
}
