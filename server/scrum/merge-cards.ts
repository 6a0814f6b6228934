import { appendHistory } from "@/server/board/append-history";
import { discardCards } from "@/server/board/discard-cards";
import { isDiscard } from "@/server/board/domain/card";
import type { NewEvent } from "@/server/board/domain/history-event";
import { ranksAfter } from "@/server/board/domain/rank";
import { ITEMS_MAX } from "@/server/board/edit-checklist";
import { holdBoard } from "@/server/board/hold-board";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { MergeCards } from "./contracts/split-merge";
import { planChange } from "./domain/plan-change";
import { findCards, type FoundCard } from "./find-cards";

/**
 * Keeps one card and discards its duplicates, each linked to it; what they hold stays on them and is read there. The card that stays takes over
 * what `take` names. Returns the keys of the duplicates and the board's version after it.
 * Throws `FORBIDDEN`, `not_found`, `INVALID merge_with_itself`, `RULE_BROKEN card_archived`, `merge_into_discarded`, `too_many_labels`, `checklist_full`.
 */
export function mergeCards(db: Db, actor: Actor, { key: boardKey, keep: keepKey, duplicates: keys, take }: MergeCards): Promise<{ cards: string[]; version: number }> {
  assertMay("card.discard", actor);
  assertMay("card.edit", actor);
  if (keys.includes(keepKey)) throw new DomainError("INVALID", "merge_with_itself", { card: keepKey });
  return inTransaction(db, async (tx) => {
    await holdBoard(tx, actor.boardId);
    const here = { id: actor.boardId, key: boardKey };
    const [keep] = await findCards(tx, here, [keepKey]);
    if (!keep) throw notFound();
    if (isDiscard(keep.outcome)) throw new DomainError("RULE_BROKEN", "merge_into_discarded", { card: keep.key });
    const duplicates = await findCards(tx, here, keys);
    const board = await lockBoard(tx, actor.boardId);
    const taken = [...(await takeFields(tx, keep, duplicates, take)), ...(take.items ? await takeItems(tx, keep, duplicates) : [])];
    await appendHistory(tx, board, actor, [
      ...taken,
      { kind: "card.merged", cardId: keep.id, data: { from: duplicates.map(({ key }) => key) } },
      ...duplicates.map(({ id }): NewEvent => ({ kind: "card.merged", cardId: id, data: { into: keep.key } })),
    ]);
    const ended = await discardCards(tx, actor, duplicates, "DUPLICATE");
    return { cards: duplicates.map(({ key }) => key), version: ended ?? board.version };
  });
}

async function takeFields(tx: Tx, keep: FoundCard, duplicates: readonly FoundCard[], take: MergeCards["take"]): Promise<NewEvent[]> {
  const all = [keep, ...duplicates];
  const { card, events } = planChange(keep, {
    addLabels: take.labels ? all.flatMap(({ labels }) => labels) : undefined,
    assignees: take.assignees ? [...new Set(all.flatMap(({ assignees }) => assignees))] : undefined,
  });
  if (card.labels !== keep.labels) await tx.card.update({ where: { id: keep.id }, data: { labels: card.labels } });
  const added = card.assignees.filter((userId) => !keep.assignees.includes(userId));
  if (added.length > 0) await tx.cardAssignee.createMany({ data: added.map((userId) => ({ cardId: keep.id, userId })) });
  return events;
}

/** Copies, so that the duplicate stays what it was. */
async function takeItems(tx: Tx, keep: FoundCard, duplicates: readonly FoundCard[]): Promise<NewEvent[]> {
  const own = await tx.checklistItem.findMany({ where: { cardId: keep.id }, orderBy: { rank: "asc" }, select: { rank: true } });
  const others = await tx.checklistItem.findMany({ where: { cardId: { in: duplicates.map(({ id }) => id) } }, orderBy: [{ cardId: "asc" }, { rank: "asc" }] });
  if (own.length + others.length > ITEMS_MAX) throw new DomainError("RULE_BROKEN", "checklist_full", { limit: ITEMS_MAX });
  const ranks = ranksAfter(own.at(-1)?.rank ?? null, others.length);
  await tx.checklistItem.createMany({ data: others.map(({ text, done }, at) => ({ cardId: keep.id, text, done, rank: ranks[at] ?? "" })) });
  return others.map(({ text }): NewEvent => ({ kind: "card.checklist", cardId: keep.id, data: { change: "added", text } }));
}
