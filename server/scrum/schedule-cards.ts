import { appendHistory } from "@/server/board/append-history";
import { parseCardKey } from "@/server/board/domain/card-key";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { ScheduleCards } from "./contracts/sprints";
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
    const found = (await findCards(tx, board, keys)).filter((card) => card.sprintId !== (sprint?.id ?? null));
    if (found.length === 0) {
      await tx.board.update({ where: { id: board.id }, data: { version: board.version - 1 } });
      return { cards: [], version: board.version - 1 };
    }
    await tx.card.updateMany({ where: { id: { in: found.map(({ id }) => id) } }, data: { sprintId: sprint?.id ?? null } });
    const events = found.map((card): NewEvent => ({ kind: "card.scheduled", cardId: card.id, data: { from: card.sprint?.number ?? null, to: number } }));
    await appendHistory(tx, board, actor, events);
    return { cards: found.map((card) => `${board.key}-${card.number}`), version: board.version };
  });
}

async function findCards(tx: Tx, board: LockedBoard, keys: readonly string[]) {
  const numbers = [...new Set(keys)].map((key) => {
    const parsed = parseCardKey(key);
    if (parsed?.boardKey !== board.key) throw notFound();
    return parsed.number;
  });
  const select = { id: true, number: true, sprintId: true, archivedAt: true, sprint: { select: { number: true } } } as const;
  const cards = await tx.card.findMany({ where: { boardId: board.id, number: { in: numbers }, deletedAt: null }, select, orderBy: { number: "asc" } });
  if (cards.length < numbers.length) throw notFound();
  const archived = cards.find(({ archivedAt }) => archivedAt !== null);
  if (archived) throw new DomainError("RULE_BROKEN", "card_archived", { card: `${board.key}-${archived.number}` });
  return cards;
}
