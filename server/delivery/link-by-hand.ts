import { appendHistory } from "@/server/board/append-history";
import { getCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { LinkByHand } from "./contracts";
import { LINK_COLUMN } from "./link-cards";
import type { ThingType } from "./written";

/**
 * Ties a card to something that a source of its board told, or unties it; nothing that is heard later undoes either.
 * Throws `FORBIDDEN`, `not_found` for a card or a thing that is not the board's.
 */
export async function linkByHand(db: Db, actor: Actor, { cardKey, what, id, linked }: LinkByHand): Promise<{ linked: boolean }> {
  assertMay("card.edit", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getCard(tx, board.id, cardKey);
    const name = await nameOf(tx, board.id, what, id);
    const tie = { cardId: card.id, [LINK_COLUMN[what]]: id };
    await tx.cardLink.deleteMany({ where: tie });
    await tx.cardUnlink.deleteMany({ where: tie });
    if (linked) await tx.cardLink.create({ data: { ...tie, via: "MANUAL" } });
    else await tx.cardUnlink.create({ data: tie });
    await appendHistory(tx, board, actor, [{ kind: "link.changed", cardId: card.id, data: { what, name, linked } }]);
    return { linked };
  });
}

async function nameOf(tx: Tx, boardId: string, what: ThingType, id: string): Promise<string> {
  const where = { id, source: { boardId } };
  const name =
    what === "run"
      ? (await tx.pipelineRun.findFirst({ where, select: { name: true } }))?.name
      : what === "deployment"
        ? (await tx.deployment.findFirst({ where, select: { environment: true } }))?.environment
        : what === "pullRequest"
          ? (await tx.pullRequest.findFirst({ where, select: { title: true } }))?.title
          : (await tx.commit.findFirst({ where, select: { sha: true } }))?.sha;
  if (name === undefined) throw notFound();
  return name;
}
