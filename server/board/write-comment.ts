import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import { appendHistory } from "./append-history";
import { getCard } from "./find-card";
import { lockBoard } from "./lock-board";

type Written = { commentId: string; version: number };
type Change = "added" | "edited" | "deleted";

/** Adds a comment in the actor's own name. Throws `FORBIDDEN`, `not_found`. */
export function addComment(db: Db, actor: Actor, { cardKey, body }: { cardKey: string; body: string }): Promise<Written> {
  return write(db, actor, cardKey, "added", async (tx, cardId, userId, at) => {
    const { id } = await tx.comment.create({ data: { cardId, authorId: userId, body, createdAt: at }, select: { id: true } });
    return id;
  });
}

/** Changes one's own comment; somebody else's is `not_found`. */
export function editComment(db: Db, actor: Actor, { cardKey, commentId, body }: { cardKey: string; commentId: string; body: string }): Promise<Written> {
  return write(db, actor, cardKey, "edited", (tx, cardId, userId, at) => change(tx, { id: commentId, cardId, authorId: userId }, { body, editedAt: at }));
}

/** Takes one's own comment away; somebody else's is `not_found`. */
export function deleteComment(db: Db, actor: Actor, { cardKey, commentId }: { cardKey: string; commentId: string }): Promise<Written> {
  return write(db, actor, cardKey, "deleted", (tx, cardId, userId, at) => change(tx, { id: commentId, cardId, authorId: userId }, { deletedAt: at }));
}

function write(db: Db, actor: Actor, cardKey: string, kind: Change, work: (tx: Tx, cardId: string, userId: string, at: Date) => Promise<string>): Promise<Written> {
  assertMay("card.comment", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getCard(tx, board.id, cardKey);
    if (!actor.userId) throw notFound();
    const commentId = await work(tx, card.id, actor.userId, board.writtenAt);
    await appendHistory(tx, board, actor, [{ cardId: card.id, kind: "card.commented", data: { commentId, change: kind } }]);
    return { commentId, version: board.version };
  });
}

async function change(tx: Tx, where: { id: string; cardId: string; authorId: string }, data: { body?: string; editedAt?: Date; deletedAt?: Date }): Promise<string> {
  const { count } = await tx.comment.updateMany({ where: { ...where, deletedAt: null }, data });
  if (count === 0) throw notFound();
  return where.id;
}
