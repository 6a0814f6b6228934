import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { assertFacilitates } from "./assert-facilitates";
import type { ChangeClock, StartEvent } from "./contracts/events";
import { type EventClock, extendClock, pauseClock, resumeClock } from "./domain/event-clock";
import { canHold } from "./domain/facilitation";
import { sprintState } from "./domain/sprint-state";
import { getEvent } from "./find-event";
import { getSprint } from "./find-sprint";
import { limitWrites } from "./limit-writes";

type Held = { version: number };

/** Begins an event of a sprint; everybody who sees the board is told. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN event_running`, `event_not_now`; see `canHold`. */
export async function startEvent(db: Db, actor: Actor, { kind, sprint: number, minutes }: StartEvent): Promise<Held> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await assertFacilitates(tx, actor);
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getSprint(tx, board.id, number);
    if (!canHold(kind, sprintState(sprint))) throw new DomainError("RULE_BROKEN", "event_not_now");
    await clearAway(tx, board.id);
    const startedAt = board.writtenAt;
    const endsAt = new Date(startedAt.getTime() + minutes * 60_000);
    await tx.scrumEvent.create({ data: { boardId: board.id, sprintId: sprint.id, kind, startedById: actor.userId ?? "", startedAt, endsAt } });
    await appendHistory(tx, board, actor, [{ kind: "event.started", data: { event: kind, sprint: number, minutes } }]);
    return { version: board.version };
  });
}

/** Has the clock stand, go on, or run for longer. Throws `FORBIDDEN`, `RULE_BROKEN event_over`. */
export async function changeClock(db: Db, actor: Actor, { change }: ChangeClock): Promise<Held> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await assertFacilitates(tx, actor);
    const board = await lockBoard(tx, actor.boardId);
    const event = await getEvent(tx, board.id);
    const before: EventClock = { endsAt: event.endsAt.getTime(), pausedAt: event.pausedAt?.getTime() ?? null };
    const after = changed(before, change, board.writtenAt.getTime());
    if (after === before) return { version: await unlockUnchanged(tx, board) };
    await tx.scrumEvent.update({ where: { boardId: board.id }, data: { endsAt: new Date(after.endsAt), pausedAt: after.pausedAt === null ? null : new Date(after.pausedAt) } });
    const name = { pause: "paused", resume: "resumed", extend: "extended" } as const;
    await appendHistory(tx, board, actor, [{ kind: "event.changed", data: { event: event.kind, sprint: event.sprint.number, change: name[change.type] } }]);
    return { version: board.version };
  });
}

/** Ends the event. Throws `FORBIDDEN`, `RULE_BROKEN event_over`. */
export async function stopEvent(db: Db, actor: Actor): Promise<Held> {
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await assertFacilitates(tx, actor);
    const board = await lockBoard(tx, actor.boardId);
    const event = await getEvent(tx, board.id);
    await tx.scrumEvent.delete({ where: { boardId: board.id } });
    await appendHistory(tx, board, actor, [{ kind: "event.ended", data: { event: event.kind, sprint: event.sprint.number } }]);
    return { version: board.version };
  });
}

function changed(clock: EventClock, change: ChangeClock["change"], now: number): EventClock {
  if (change.type === "extend") return extendClock(clock, change.minutes, now);
  return change.type === "pause" ? pauseClock(clock, now) : resumeClock(clock, now);
}

/** Of a sprint that was given up meanwhile nobody sees the event any more: it makes way. */
async function clearAway(tx: Tx, boardId: string): Promise<void> {
  await tx.scrumEvent.deleteMany({ where: { boardId, sprint: { removedAt: { not: null } } } });
  if (await tx.scrumEvent.findUnique({ where: { boardId } })) throw new DomainError("RULE_BROKEN", "event_running");
}
