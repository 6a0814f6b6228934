import { appendHistory } from "@/server/board/append-history";
import { cardKey } from "@/server/board/domain/card-key";
import { isFull } from "@/server/board/domain/wip-limit";
import { getMovableCard } from "@/server/board/find-card";
import { findPlace, loadTarget } from "@/server/board/load-target";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import { applyMove } from "@/server/board/move-card";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { getOpenSprint } from "./find-sprint";

/** The cards that went to Planned, those that wait in the Backlog until it has room, and the board's version after it. */
export type Started = { planned: string[]; waiting: string[]; version: number };

/**
 * Begins a sprint now: its cards in the Backlog go to Planned, in their order, as far as its limit has room.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_closed`, `sprint_started`, `sprint_running` when another one is, and `sprint_over`
 * when its planned end has passed.
 */
export function startSprint(db: Db, actor: Actor, number: number): Promise<Started> {
  assertMay("sprints.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getOpenSprint(tx, board.id, number);
    if (sprint.startedAt) throw new DomainError("RULE_BROKEN", "sprint_started", { sprint: sprint.name });
    const running = await tx.sprint.findFirst({ where: { boardId: board.id, startedAt: { not: null }, closedAt: null }, select: { name: true } });
    if (running) throw new DomainError("RULE_BROKEN", "sprint_running", { sprint: running.name });
    if (sprint.endsAt <= board.writtenAt) throw new DomainError("RULE_BROKEN", "sprint_over", { sprint: sprint.name });
    await tx.sprint.update({ where: { id: sprint.id }, data: { startedAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [{ kind: "sprint.started", data: { sprint: number, name: sprint.name } }]);
    const live = { sprintId: sprint.id, column: "BACKLOG", archivedAt: null, deletedAt: null } as const;
    const cards = await tx.card.findMany({ where: live, orderBy: { rank: "asc" }, select: { number: true } });
    return planCards(tx, actor, board, cards.map((card) => cardKey(board.key, card.number)));
  });
}

/** Each move is a write of its own, by the rule of every move, in the one transaction. */
async function planCards(tx: Tx, actor: Actor, begun: LockedBoard, keys: readonly string[]): Promise<Started> {
  const started: Started = { planned: [], waiting: [], version: begun.version };
  for (const key of keys) {
    const card = await getMovableCard(tx, actor.boardId, key);
    // Asked before the version is bumped: one without an event would be a gap. A limit that only warns is none to be passed by a sprint.
    if (!card.expedite && isFull((await loadTarget(tx, begun, "PLANNED", card.id)).load)) started.waiting.push(key);
    else {
      const board = await lockBoard(tx, actor.boardId);
      await applyMove(tx, board, actor, { card, to: "PLANNED", order: {}, place: findPlace(tx, board, "PLANNED", undefined, card.id, actor.roles) });
      started.planned.push(key);
      started.version = board.version;
    }
  }
  return started;
}
