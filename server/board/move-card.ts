import type { Actor } from "@/server/people/domain/actor";
import { type Db, inBareTransaction, type Statements } from "@/server/platform/db/client";
import { type Card, Prisma } from "@/server/platform/db/generated/client";
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
import { getMovableCard } from "./find-card";
import { findPlace, loadTarget } from "./load-target";
import { lockBoard, type LockedBoard } from "./lock-board";
import { CARD_COLUMNS, changedCard } from "./queries/list-board-cards";

export type Moved = { card: BoardCard; version: number };

/**
 * Moves a card to a column and place: the only way from one column to another, whoever asks.
 * Throws what `planMove` throws, `CONFLICT anchor_moved`, `CONFLICT stale_version`, `not_found`.
 */
export function moveCard(db: Db, actor: Actor, input: MoveCard): Promise<Moved> {
  return inBareTransaction(db, async (tx) => {
    // Sent together and run one after the other: the card is what it is under the lock.
    const [board, card] = await Promise.all([lockBoard(tx, actor.boardId), getMovableCard(tx, actor.boardId, input.cardKey)]);
    if (input.ifVersion !== undefined && input.ifVersion !== board.version - 1) {
      throw new DomainError("CONFLICT", "stale_version", { version: board.version - 1 });
    }
    const place = findPlace(tx, board, input.to, input.after, card.id, actor.roles);
    return { card: await applyMove(tx, board, actor, { card, to: input.to, order: input, place }), version: board.version };
  });
}

export type MovableCard = Pick<Card, "id" | "number" | "column" | "rank" | "expedite" | "outcome" | "startedAt">;
type Move = { card: MovableCard; to: Card["column"]; order: MoveOrder; place: Promise<MoveTarget["place"]>; undoes?: number };

/** Decides with the truth under the lock, then writes the card and its history. Returns the card as it then is. */
export async function applyMove(tx: Statements, board: LockedBoard, actor: Actor, { card, to, order, place, undoes }: Move): Promise<BoardCard> {
  const [truth, between] = await Promise.all([loadTarget(tx, board, to, card.id), place]);
  const moving = { key: cardKey(board.key, card.number), column: card.column, expedite: card.expedite, outcome: card.outcome };
  const move = planMove(moving, to, order, { ...truth, place: between }, boardLimits(board), actor.roles);
  const [moved] = await Promise.all([
    changedCard(tx, board.id, changeOf(card, move, board.writtenAt)),
    appendHistory(tx, board, actor, [{ cardId: card.id, ...moveEvent(card, move, undoes) }]),
  ]);
  return moved;
}

function changeOf(card: MovableCard, move: PlannedMove, at: Date): Prisma.Sql {
  const arrival = Prisma.sql`, "column" = ${move.to}::"Column", "enteredAt" = ${at}::timestamptz, "startedAt" = ${card.startedAt ?? (isStarted(move.to) ? at : null)}::timestamptz,
    "finishedAt" = ${move.to === "DONE" ? at : null}::timestamptz, "expedite" = ${card.expedite && move.to !== "DONE"}::boolean`;
  return Prisma.sql`UPDATE "Card" SET "rank" = ${move.rank}, "outcome" = ${move.outcome}::"Outcome"${move.from === move.to ? Prisma.empty : arrival}
    WHERE "id" = ${card.id}::uuid RETURNING ${CARD_COLUMNS}`;
}

/** What the history says of a move, or of a new place in the column where the card is. */
function moveEvent(card: MovableCard, move: PlannedMove, undoes?: number): NewEvent {
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
