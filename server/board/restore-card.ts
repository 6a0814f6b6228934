import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { admitCard } from "./admit-card";
import { appendHistory } from "./append-history";
import { getCard } from "./find-card";
import { lockBoard } from "./lock-board";
import type { Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";

type Restored = { cardKey: string; override?: { reason: string } | undefined };

/** Brings an archived card back to the column it left, if that has room: to its usual end or, where archiving is taken back, to its place. Throws what `admitCard` throws, `not_archived`. */
export function restoreCard(db: Db, actor: Actor, input: Restored, to: "end" | "place" = "end"): Promise<Moved> {
  assertMay("card.restore", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getCard(tx, board.id, input.cardKey);
    if (!card.archivedAt) throw new DomainError("RULE_BROKEN", "not_archived");
    const { column } = card;
    const { rank, facts } = await admitCard(tx, board, actor, { column, after: undefined, backTo: to === "place" ? card.rank : undefined, cardId: card.id, expedite: false, override: input.override });
    await tx.card.update({ where: { id: card.id }, data: { archivedAt: null, rank } });
    await appendHistory(tx, board, actor, [{ cardId: card.id, kind: "card.restored", data: { column, rank, ...facts } }]);
    return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
  });
}
