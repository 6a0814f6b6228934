import { appendHistory } from "@/server/board/append-history";
import { getLiveCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { TickReady } from "./contracts/readiness";

/** Says that a card meets a line of the Definition of Ready, or does not; where it is so already nothing is written. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN card_archived`. */
export function tickReady(db: Db, actor: Actor, { cardKey, line: lineId, met }: TickReady): Promise<{ version: number }> {
  assertMay("card.edit", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const { id: cardId } = await getLiveCard(tx, board.id, cardKey);
    const line = await tx.readyLine.findFirst({ where: { id: lineId, boardId: board.id } });
    if (!line) throw notFound();
    const tick = { cardId, lineId };
    const isMet = (await tx.readyTick.count({ where: tick })) > 0;
    if (isMet === met) return { version: await unlockUnchanged(tx, board) };
    if (met) await tx.readyTick.create({ data: tick });
    else await tx.readyTick.delete({ where: { cardId_lineId: tick } });
    await appendHistory(tx, board, actor, [{ kind: "card.readied", cardId, data: { line: line.text, met } }]);
    return { version: board.version };
  });
}
