import { appendHistory } from "@/server/board/append-history";
import { discardCards } from "@/server/board/discard-cards";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import { resolveAssignees } from "@/server/board/resolve-assignees";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { type Action, assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { ChangeCards } from "./contracts/backlog";
import { type Change, type Changeable, type ChangedCard, planChange } from "./domain/plan-change";
import { findCards } from "./find-cards";
import { getOpenEpic } from "./find-epic";
import { getOpenSprint } from "./find-sprint";

/** The keys of the cards that changed, and the board's version after it. */
export type Changed = { cards: string[]; version: number };

/**
 * Changes many cards at once, all or none; cards that are so already leave no trace. All of it is one write but for discarding, where
 * each card moves by itself. Throws `FORBIDDEN`, `not_found`,
 * `RULE_BROKEN card_archived`, `sprint_closed`, `epic_closed`, `too_many_labels`, `INVALID unknown_assignee`.
 */
export function changeCards(db: Db, actor: Actor, { cards: keys, change }: ChangeCards): Promise<Changed> {
  for (const action of rightsFor(change)) assertMay(action, actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const cards = await findCards(tx, board, keys);
    const planned = await resolve(tx, board, change);
    const changed = cards.map((card) => planChange(card, planned.change)).filter(({ events }) => events.length > 0);
    await writeChanges(tx, changed, planned);
    const events = [...changed.flatMap((each) => each.events), ...(change.archive ? await archive(tx, board, cards) : [])];
    const edited = events.length > 0 ? await tell(tx, board, actor, events) : await unlockUnchanged(tx, board);
    const touched = new Set(events.map(({ cardId }) => cardId));
    if (change.discard !== undefined) for (const { id } of cards.filter(({ outcome }) => outcome !== change.discard)) touched.add(id);
    const ended = change.discard === undefined ? null : await discardCards(tx, actor, cards, change.discard);
    return { cards: cards.filter(({ id }) => touched.has(id)).map(({ key }) => key), version: ended ?? edited };
  });
}

async function tell(tx: Tx, board: LockedBoard, actor: Actor, events: readonly NewEvent[]): Promise<number> {
  await appendHistory(tx, board, actor, events);
  return board.version;
}

function rightsFor(change: ChangeCards["change"]): Action[] {
  const asked: [boolean, Action][] = [
    [[change.addLabels, change.removeLabels, change.kind, change.assignees].some((field) => field !== undefined), "card.edit"],
    [change.points !== undefined, "card.estimate"],
    [change.sprint !== undefined, "card.schedule"],
    [change.epic !== undefined, "epics.manage"],
    [change.archive === true, "card.archive"],
    [change.discard !== undefined, "card.discard"],
  ];
  return asked.flatMap(([isAsked, action]) => (isAsked ? [action] : []));
}

type Resolved = { change: Change; sprintId: string | null };

async function resolve(tx: Tx, board: LockedBoard, change: ChangeCards["change"]): Promise<Resolved> {
  const sprint = typeof change.sprint === "number" ? await getOpenSprint(tx, board.id, change.sprint) : null;
  const epic = typeof change.epic === "string" ? await nameEpic(tx, board, change.epic) : change.epic;
  const assignees = change.assignees && (await resolveAssignees(tx, board.id, change.assignees));
  return { change: { ...change, assignees, epic }, sprintId: sprint?.id ?? null };
}

async function nameEpic(tx: Tx, board: LockedBoard, id: string): Promise<{ id: string; name: string }> {
  const { name } = await getOpenEpic(tx, board.id, id);
  return { id, name };
}

async function writeChanges(tx: Tx, changed: readonly ChangedCard[], { change, sprintId }: Resolved): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ card: { id, kind, points, labels, epic } }) => ({ id, kind, points, labels, epic }));
  const sets = change.sprint !== undefined;
  await tx.$executeRaw`
    UPDATE "Card" c SET "kind" = r."kind"::"CardKind", "points" = r."points", "labels" = r."labels", "epicId" = r."epic",
      "sprintId" = CASE WHEN ${sets}::boolean THEN ${sprintId}::uuid ELSE c."sprintId" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "kind" text, "points" numeric, "labels" text[], "epic" uuid)
    WHERE c."id" = r."id"`;
  const reassigned = changed.filter(({ events }) => events.some(({ kind }) => kind === "card.assigned")).map(({ card }) => card);
  if (reassigned.length > 0) await assign(tx, reassigned);
}

async function assign(tx: Tx, cards: readonly Changeable[]): Promise<void> {
  await tx.cardAssignee.deleteMany({ where: { cardId: { in: cards.map(({ id }) => id) } } });
  await tx.cardAssignee.createMany({ data: cards.flatMap(({ id, assignees }) => assignees.map((userId) => ({ cardId: id, userId }))) });
}

async function archive(tx: Tx, board: LockedBoard, cards: readonly Changeable[]): Promise<NewEvent[]> {
  await tx.card.updateMany({ where: { id: { in: cards.map(({ id }) => id) } }, data: { archivedAt: board.writtenAt, expedite: false } });
  return cards.map(({ id }): NewEvent => ({ kind: "card.archived", cardId: id, data: {} }));
}
