import { appendHistory } from "@/server/board/append-history";
import type { EventData } from "@/server/board/domain/history-event";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Epic } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import type { AddEpic, EditEpic } from "./contracts/backlog";
import { EPICS_MAX } from "./domain/backlog-limits";
import { getEpic } from "./find-epic";

type Written = { epic: string; version: number };

/** Adds an epic. Throws `FORBIDDEN`, `RULE_BROKEN epic_named_twice` when an open one has the name, `too_many_epics`. */
export function addEpic(db: Db, actor: Actor, { name, description }: AddEpic): Promise<Written> {
  assertMay("epics.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    await assertRoom(tx, board.id);
    await assertNameFree(tx, board.id, name);
    const epic = await tx.epic.create({ data: { boardId: board.id, name, description, createdAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [{ kind: "epic.changed", data: { epic: epic.id, name, change: "added" } }]);
    return { epic: epic.id, version: board.version };
  });
}

/** Renames or describes an epic, closes it or opens it again. Nothing is written when it is so already. Throws what `addEpic` throws, and `not_found`. */
export function editEpic(db: Db, actor: Actor, { epic: id, ...wish }: EditEpic): Promise<Written> {
  assertMay("epics.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const epic = await getEpic(tx, board.id, id);
    const changes = changesOf(epic, wish);
    if (changes.length === 0) return { epic: id, version: await unlockUnchanged(tx, board) };
    const name = wish.name ?? epic.name;
    const isOpen = !(wish.closed ?? epic.closedAt !== null);
    if (changes.includes("reopened")) await assertRoom(tx, board.id);
    if (isOpen && (changes.includes("reopened") || name !== epic.name)) await assertNameFree(tx, board.id, name, id);
    const closedAt = isOpen ? null : (epic.closedAt ?? board.writtenAt);
    await tx.epic.update({ where: { id }, data: { name, description: wish.description ?? epic.description, closedAt } });
    await appendHistory(tx, board, actor, changes.map((change) => ({ kind: "epic.changed", data: { epic: id, name, change } }) as const));
    return { epic: id, version: board.version };
  });
}

type EpicChange = EventData["epic.changed"]["change"];

function changesOf(epic: Epic, { name, description, closed }: Omit<EditEpic, "epic" | "key">): EpicChange[] {
  const isEdited = (name !== undefined && name !== epic.name) || (description !== undefined && description !== epic.description);
  const turns = closed !== undefined && closed !== (epic.closedAt !== null);
  return [...(isEdited ? ["edited" as const] : []), ...(turns ? [closed ? ("closed" as const) : ("reopened" as const)] : [])];
}

async function assertRoom(tx: Tx, boardId: string): Promise<void> {
  if ((await tx.epic.count({ where: { boardId, closedAt: null } })) >= EPICS_MAX) throw new DomainError("RULE_BROKEN", "too_many_epics", { max: EPICS_MAX });
}

async function assertNameFree(tx: Tx, boardId: string, name: string, except?: string): Promise<void> {
  const same = await tx.epic.findFirst({ where: { boardId, name, closedAt: null, ...(except === undefined ? {} : { id: { not: except } }) }, select: { id: true } });
  if (same) throw new DomainError("RULE_BROKEN", "epic_named_twice", { epic: name });
}
