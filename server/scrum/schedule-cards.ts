import { appendHistory } from "@/server/board/append-history";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard } from "@/server/board/lock-board";
import { unlockUnchanged } from "@/server/board/unlock-unchanged";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import type { ScheduleCards } from "./contracts/sprints";
import { findCards } from "./find-cards";
import { getOpenSprint } from "./find-sprint";

/** The cards that changed, and the board's version after it. */
export type Scheduled = { cards: string[]; version: number };

/**
 * Puts cards into a sprint that is not closed, or out of theirs; all or none. Into the running one that is scope change.
 * Cards that are there already leave no trace. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_closed`, `card_archived`.
 */
export function scheduleCards(db: Db, actor: Actor, { cards: keys, sprint: number }: ScheduleCards): Promise<Scheduled> {
  assertMay("card.schedule", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = number === null ? null : await getOpenSprint(tx, board.id, number);
    const found = (await findCards(tx, board, keys)).filter((card) => card.sprint !== number);
    if (found.length === 0) return { cards: [], version: await unlockUnchanged(tx, board) };
    await tx.card.updateMany({ where: { id: { in: found.map(({ id }) => id) } }, data: { sprintId: sprint?.id ?? null } });
    const events = found.map((card): NewEvent => ({ kind: "card.scheduled", cardId: card.id, data: { from: card.sprint, to: number } }));
    await appendHistory(tx, board, actor, events);
    return { cards: found.map(({ key }) => key), version: board.version };
  });
}
