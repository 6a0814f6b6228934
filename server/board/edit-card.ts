import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Card } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import { admitCard, assertLaneFree } from "./admit-card";
import { appendHistory } from "./append-history";
import type { EditCard } from "./contracts";
import type { NewEvent } from "./domain/history-event";
import { cleanLabels, sameMembers } from "./domain/labels";
import { getLiveCard } from "./find-card";
import { lockBoard, type LockedBoard } from "./lock-board";
import type { Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";
import { resolveAssignees } from "./resolve-assignees";
import { unlockUnchanged } from "./unlock-unchanged";

/**
 * Changes what a card says. Fields that stay the same leave no trace; when nothing changes, nothing is written.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN card_archived`, and for `expedite` what `admitCard` throws.
 */
export async function editCard(db: Db, actor: Actor, input: EditCard): Promise<Moved> {
  assertMay("card.edit", actor);
  if (input.points !== undefined) assertMay("card.estimate", actor);
  if (input.expedite !== undefined) assertMay("card.expedite", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, board.id, input.cardKey);
    const events = [
      ...(await editFields(tx, card, input)),
      ...(await estimate(tx, card, input.points)),
      ...(await assign(tx, board, card, input.assignees)),
      ...(await expedite(tx, board, actor, card, input)),
    ];
    if (events.length === 0) return { card: await getBoardCard(tx, board.id, card.id), version: await unlockUnchanged(tx, board) };
    await appendHistory(tx, board, actor, events.map((event) => ({ ...event, cardId: card.id })));
    return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
  });
}

async function editFields(tx: Tx, card: Card, input: EditCard): Promise<NewEvent[]> {
  const labels = input.labels && cleanLabels(input.labels);
  const changes = {
    ...(input.title !== undefined && input.title !== card.title ? { title: input.title } : {}),
    ...(input.kind !== undefined && input.kind !== card.kind ? { kind: input.kind } : {}),
    ...(input.description !== undefined && input.description !== card.description ? { description: input.description } : {}),
    ...(labels && !sameMembers(labels, card.labels) ? { labels } : {}),
    ...(input.dueOn !== undefined && input.dueOn !== (card.dueOn?.toISOString().slice(0, 10) ?? null) ? { dueOn: input.dueOn && new Date(input.dueOn) } : {}),
  };
  const fields = Object.keys(changes);
  if (fields.length === 0) return [];
  await tx.card.update({ where: { id: card.id }, data: changes });
  return [{ kind: "card.edited", data: { fields, ...(changes.title ? { title: changes.title } : {}), ...(changes.kind ? { kind: changes.kind } : {}) } }];
}

async function estimate(tx: Tx, card: Card, points: number | null | undefined): Promise<NewEvent[]> {
  const from = card.points === null ? null : Number(card.points);
  if (points === undefined || points === from) return [];
  await tx.card.update({ where: { id: card.id }, data: { points } });
  return [{ kind: "card.estimated", data: { from, points } }];
}

async function assign(tx: Tx, board: LockedBoard, card: Card, names: string[] | undefined): Promise<NewEvent[]> {
  if (!names) return [];
  const assignees = await resolveAssignees(tx, board.id, names);
  const before = await tx.cardAssignee.findMany({ where: { cardId: card.id } });
  if (sameMembers(assignees, before.map(({ userId }) => userId))) return [];
  await tx.cardAssignee.deleteMany({ where: { cardId: card.id } });
  await tx.cardAssignee.createMany({ data: assignees.map((userId) => ({ cardId: card.id, userId })) });
  return [{ kind: "card.assigned", data: { assignees } }];
}

/** Into the lane if it is free; out of it only where the column has room, for from then on the card counts. */
async function expedite(tx: Tx, board: LockedBoard, actor: Actor, card: Card, input: EditCard): Promise<NewEvent[]> {
  if (input.expedite === undefined || input.expedite === card.expedite) return [];
  if (input.expedite && card.column === "DONE") throw new DomainError("INVALID", "expedite_done");
  if (input.expedite) await assertLaneFree(tx, board, card.id);
  const facts = input.expedite
    ? {}
    : (await admitCard(tx, board, actor, { column: card.column, after: undefined, cardId: card.id, expedite: false, override: input.override })).facts;
  await tx.card.update({ where: { id: card.id }, data: { expedite: input.expedite } });
  return [{ kind: "card.expedited", data: { expedite: input.expedite, ...facts } }];
}
