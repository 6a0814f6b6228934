import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import type { Outcome } from "./domain/card";
import { findPlace } from "./load-target";
import { lockBoard } from "./lock-board";
import { applyMove, type MovableCard } from "./move-card";

/**
 * Ends cards without their work being done: each a move like any other and a write of its own, in the one transaction. The first of
 * `cards` comes to the top of Done; those that have ended so already stay. Returns the board's version after it, null when none moved.
 * Throws what `planMove` throws.
 */
export async function discardCards(tx: Tx, actor: Actor, cards: readonly MovableCard[], outcome: Outcome): Promise<number | null> {
  let version: number | null = null;
  for (const card of cards.toReversed()) {
    if (card.column === "DONE" && card.outcome === outcome) continue;
    const board = await lockBoard(tx, actor.boardId);
    await applyMove(tx, board, actor, { card, to: "DONE", order: { outcome }, place: findPlace(tx, board, "DONE", null, card.id, actor.roles) });
    version = board.version;
  }
  return version;
}
