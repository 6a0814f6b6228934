import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Sprint } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import type { EditSprint, PlanSprint } from "./contracts/sprints";
import { PLANNED_SPRINTS_MAX, SPRINT_MAX_MS, SPRINT_MIN_MS } from "./domain/sprint-limits";
import { getOpenSprint } from "./find-sprint";

type Planned = { sprint: number; version: number };

/** Plans a sprint. Without a name it is called by its number, in the board's language. Throws `FORBIDDEN`, `INVALID sprint_backwards`, `sprint_length`, `RULE_BROKEN too_many_sprints`. */
export function planSprint(db: Db, actor: Actor, { name, goal, startsAt, endsAt }: PlanSprint): Promise<Planned> {
  assertMay("sprints.manage", actor);
  if (goal !== "") assertMay("sprint.setGoal", actor);
  assertLength(startsAt, endsAt);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const planned = await tx.sprint.count({ where: { boardId: board.id, closedAt: null, removedAt: null } });
    if (planned >= PLANNED_SPRINTS_MAX) throw new DomainError("RULE_BROKEN", "too_many_sprints", { max: PLANNED_SPRINTS_MAX });
    const number = await nextNumber(tx, board.id);
    const called = name ?? `${board.locale === "ko" ? "스프린트" : "Sprint"} ${number}`;
    await tx.sprint.create({ data: { boardId: board.id, number, name: called, goal, startsAt, endsAt } });
    await appendHistory(tx, board, actor, [{ kind: "sprint.planned", data: { sprint: number, name: called } }]);
    return { sprint: number, version: board.version };
  });
}

/**
 * Changes the name, the dates or, by the Product Owner, the goal of a sprint that is not closed.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_closed`, `INVALID sprint_backwards`, `sprint_length`.
 */
export function editSprint(db: Db, actor: Actor, { sprint: number, goal, key: _key, ...rest }: EditSprint): Promise<Planned> {
  const managed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (Object.keys(managed).length > 0) assertMay("sprints.manage", actor);
  if (goal !== undefined) assertMay("sprint.setGoal", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getOpenSprint(tx, board.id, number);
    const data = { ...managed, ...(goal === undefined ? {} : { goal }) };
    const after = await tx.sprint.update({ where: { id: sprint.id }, data: { ...data } });
    assertLength(after.startsAt, after.endsAt);
    await appendHistory(tx, board, actor, [{ kind: "sprint.edited", data: { sprint: number, fields: Object.keys(data) } }]);
    return { sprint: number, version: board.version };
  });
}

/** Gives up a sprint that has not begun; its cards are planned for none. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_started`, `sprint_closed`. */
export function removeSprint(db: Db, actor: Actor, number: number): Promise<{ version: number }> {
  assertMay("sprints.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getOpenSprint(tx, board.id, number);
    if (sprint.startedAt) throw new DomainError("RULE_BROKEN", "sprint_started", { sprint: sprint.name });
    const cards = await tx.card.findMany({ where: { sprintId: sprint.id }, select: { id: true }, orderBy: { number: "asc" } });
    await tx.card.updateMany({ where: { sprintId: sprint.id }, data: { sprintId: null } });
    await tx.sprint.update({ where: { id: sprint.id }, data: { removedAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [
      { kind: "sprint.removed", data: { sprint: number, name: sprint.name } },
      ...cards.map(({ id }) => ({ kind: "card.scheduled", cardId: id, data: { from: number, to: null } }) as const),
    ]);
    return { version: board.version };
  });
}

async function nextNumber(tx: Tx, boardId: string): Promise<number> {
  const last: Pick<Sprint, "number"> | null = await tx.sprint.findFirst({ where: { boardId }, orderBy: { number: "desc" }, select: { number: true } });
  return (last?.number ?? 0) + 1;
}

function assertLength(startsAt: string | Date, endsAt: string | Date): void {
  const length = new Date(endsAt).getTime() - new Date(startsAt).getTime();
  if (length <= 0) throw new DomainError("INVALID", "sprint_backwards");
  if (length < SPRINT_MIN_MS || length > SPRINT_MAX_MS) throw new DomainError("INVALID", "sprint_length");
}
