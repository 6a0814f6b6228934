import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import { appendHistory } from "./append-history";
import type { ChecklistChange } from "./contracts";
import type { EventData } from "./domain/history-event";
import { rankBetween } from "./domain/rank";
import { getLiveCard } from "./find-card";
import { lockBoard } from "./lock-board";

/** Items of one card. */
export const ITEMS_MAX = 200;

/** Adds, edits, checks or removes one item of a card's checklist. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN checklist_full`. */
export function editChecklist(db: Db, actor: Actor, { cardKey, change }: ChecklistChange): Promise<{ itemId: string; version: number }> {
  assertMay("card.edit", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, cardKey);
    const { itemId, data } = await apply(tx, card.id, change);
    await appendHistory(tx, board, actor, [{ cardId: card.id, kind: "card.checklist", data }]);
    return { itemId, version: board.version };
  });
}

type Applied = { itemId: string; data: EventData["card.checklist"] };

async function apply(tx: Tx, cardId: string, change: ChecklistChange["change"]): Promise<Applied> {
  if (change.type === "add") return { itemId: await addItem(tx, cardId, change.text), data: { change: "added", text: change.text } };
  const item = await tx.checklistItem.findFirst({ where: { id: change.itemId, cardId } });
  if (!item) throw notFound();
  const itemId = item.id;
  const where = { id: itemId };
  if (change.type === "remove") {
    await tx.checklistItem.delete({ where });
    return { itemId, data: { change: "removed", text: item.text } };
  }
  if (change.type === "edit") {
    await tx.checklistItem.update({ where, data: { text: change.text } });
    return { itemId, data: { change: "edited", text: change.text } };
  }
  await tx.checklistItem.update({ where, data: { done: change.done } });
  return { itemId, data: { change: change.done ? "checked" : "unchecked", text: item.text } };
}

async function addItem(tx: Tx, cardId: string, text: string): Promise<string> {
  const items = await tx.checklistItem.findMany({ where: { cardId }, orderBy: { rank: "desc" }, select: { rank: true } });
  if (items.length >= ITEMS_MAX) throw new DomainError("RULE_BROKEN", "checklist_full", { limit: ITEMS_MAX });
  const { id } = await tx.checklistItem.create({ data: { cardId, text, rank: rankBetween(items[0]?.rank ?? null, null) }, select: { id: true } });
  return id;
}
