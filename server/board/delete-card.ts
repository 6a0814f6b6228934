import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { appendHistory } from "./append-history";
import { getCard } from "./find-card";
import { lockBoard } from "./lock-board";

/** Removes a card for good from every screen, and what a sender without an account left with it; its past days stay in the charts. Throws `FORBIDDEN`, `not_found`. */
export function deleteCard(db: Db, actor: Actor, { cardKey }: { cardKey: string }): Promise<{ version: number }> {
  assertMay("card.delete", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getCard(tx, board.id, cardKey);
    await tx.card.update({ where: { id: card.id }, data: { deletedAt: board.writtenAt, expedite: false } });
    await tx.intakeRequest.deleteMany({ where: { cardId: card.id } });
    await appendHistory(tx, board, actor, [{ cardId: card.id, kind: "card.deleted", data: {} }]);
    return { version: board.version };
  });
}
