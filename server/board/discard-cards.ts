import type { Actor } from "@/server/people/domain/actor";
import type { Statements } from "@/server/platform/db/client";
import { boardLimits } from "./board-limits";
import type { Outcome } from "./domain/card";
import { cardKey } from "./domain/card-key";
import type { NewEvent } from "./domain/history-event";
import { planMove } from "./domain/plan-move";
import { findPlace, loadTarget } from "./load-target";
import type { LockedBoard } from "./lock-board";
import { type MovableCard, moveEvent } from "./move-card";

/**
 * Ends cards without their work being done, by the rule of every move but many in the one write that `board` holds; the caller
 * appends the events that it returns. The first of `cards` comes to the top of Done. Throws what `planMove` throws.
 */
export async function discardCards(tx: Statements, board: LockedBoard, actor: Actor, cards: readonly MovableCard[], outcome: Outcome): Promise<NewEvent[]> {
  const ending = cards.filter((card) => card.column !== "DONE" || card.outcome !== outcome);
  if (ending.length === 0) return [];
  const target = await loadTarget(tx, board, "DONE", null);
  let top = (await findPlace(tx, board, "DONE", null, null, actor.roles)).after;
  const ended = ending.toReversed().map((card) => {
    const moving = { key: cardKey(board.key, card.number), column: card.column, expedite: card.expedite, outcome: card.outcome };
    const move = planMove(moving, "DONE", { outcome }, { ...target, place: { before: null, after: top } }, boardLimits(board), actor.roles);
    top = move.rank;
    return { id: card.id, rank: move.rank, event: { cardId: card.id, ...moveEvent(card, move) } };
  });
  const at = board.writtenAt;
  await tx.$executeRaw`
    UPDATE "Card" c SET "rank" = r."rank", "outcome" = ${outcome}::"Outcome", "expedite" = false, "startedAt" = COALESCE(c."startedAt", ${at}::timestamptz),
      "enteredAt" = CASE WHEN c."column" = 'DONE' THEN c."enteredAt" ELSE ${at}::timestamptz END,
      "finishedAt" = CASE WHEN c."column" = 'DONE' THEN c."finishedAt" ELSE ${at}::timestamptz END, "column" = 'DONE'
    FROM jsonb_to_recordset(${JSON.stringify(ended.map(({ id, rank }) => ({ id, rank })))}::jsonb) AS r("id" uuid, "rank" text)
    WHERE c."id" = r."id"`;
  return ended.toReversed().map(({ event }) => event);
}
