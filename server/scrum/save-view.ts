import { holdBoard } from "@/server/board/hold-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { SavedView } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { EditView, SaveView } from "./contracts/views";
import { VIEWS_MAX } from "./domain/backlog-limits";

// A view changes nothing of the board: it is not in its history, and makes no version.

/** Gives a name to a way of looking at the Backlog, for oneself or for the whole board. Throws `FORBIDDEN`, `RULE_BROKEN too_many_views`. */
export function saveView(db: Db, actor: Actor, { name, query, shared }: SaveView): Promise<{ view: string }> {
  assertMay(shared ? "views.share" : "board.read", actor);
  return inTransaction(db, async (tx) => {
    // So that two who save at once are counted one after the other.
    await holdBoard(tx, actor.boardId);
    const ownerId = shared ? null : actor.userId;
    const count = await tx.savedView.count({ where: { boardId: actor.boardId, ownerId } });
    if (count >= VIEWS_MAX) throw new DomainError("RULE_BROKEN", "too_many_views", { max: VIEWS_MAX });
    const { id } = await tx.savedView.create({ data: { boardId: actor.boardId, ownerId, name, query }, select: { id: true } });
    return { view: id };
  });
}

/** Renames a view or lets it show something else. Throws `not_found` also for somebody else's, `FORBIDDEN` for a shared one. */
export function editView(db: Db, actor: Actor, { view, name, query }: EditView): Promise<{ view: string }> {
  return inTransaction(db, async (tx) => {
    const { id } = await getOwnView(tx, actor, view);
    await tx.savedView.update({ where: { id }, data: { ...(name === undefined ? {} : { name }), ...(query === undefined ? {} : { query }) } });
    return { view: id };
  });
}

/** Deletes a view. Throws what `editView` throws. */
export function removeView(db: Db, actor: Actor, view: string): Promise<{ view: string }> {
  return inTransaction(db, async (tx) => {
    const { id } = await getOwnView(tx, actor, view);
    await tx.savedView.delete({ where: { id } });
    return { view: id };
  });
}

async function getOwnView(tx: Tx, actor: Actor, id: string): Promise<SavedView> {
  const view = await tx.savedView.findFirst({ where: { id, boardId: actor.boardId, OR: [{ ownerId: null }, { ownerId: actor.userId }] } });
  if (!view) throw notFound();
  if (view.ownerId === null) assertMay("views.share", actor);
  return view;
}
