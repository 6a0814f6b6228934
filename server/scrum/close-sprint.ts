import { appendHistory } from "@/server/board/append-history";
import { cardKey } from "@/server/board/domain/card-key";
import type { NewEvent } from "@/server/board/domain/history-event";
import { getMovableCard } from "@/server/board/find-card";
import { findPlace } from "@/server/board/load-target";
import { lockBoard, type LockedBoard } from "@/server/board/lock-board";
import { applyMove } from "@/server/board/move-card";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Sprint } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import type { CloseSprint } from "./contracts/sprints";
import type { CarryChoice } from "./domain/sprint-state";
import type { FrozenReport } from "./domain/sprint-report";
import { getOpenSprint } from "./find-sprint";
import { loadPersonDays } from "./queries/load-person-days";
import { loadSprintReport } from "./queries/load-sprint-report";

type Closed = { report: FrozenReport; version: number };
type Unfinished = { id: string; number: number; column: "BACKLOG" | "PLANNED" | "IN_WORK"; choice: CarryChoice };

/**
 * Ends the running sprint now and freezes its report; then each unfinished card goes where it was chosen to.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_closed`, `sprint_not_started`, `no_next_sprint` when a card is to go to the next and none is planned.
 */
export function closeSprint(db: Db, actor: Actor, { sprint: number, carry, otherwise }: CloseSprint): Promise<Closed> {
  assertMay("sprints.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getOpenSprint(tx, board.id, number);
    if (!sprint.startedAt) throw new DomainError("RULE_BROKEN", "sprint_not_started", { sprint: sprint.name });
    const choices = new Map(carry.map(({ card, to }) => [card, to]));
    const cards = await listUnfinished(tx, board, sprint, (key) => choices.get(key) ?? otherwise);
    const next = cards.some(({ choice }) => choice === "NEXT") ? await getNext(tx, board, number) : null;
    const report = await freeze(tx, board, sprint);
    await tx.sprint.update({ where: { id: sprint.id }, data: { closedAt: board.writtenAt, report } });
    await carryOver(tx, cards, next);
    const events = cards.map(({ id, choice }): NewEvent => ({ kind: "card.scheduled", cardId: id, data: { from: number, to: choice === "NEXT" ? (next?.number ?? null) : null } }));
    await appendHistory(tx, board, actor, [{ kind: "sprint.closed", data: { sprint: number, name: sprint.name } }, ...events]);
    const back = cards.filter(({ column, choice }) => choice === "BACKLOG" && column !== "BACKLOG");
    return { report, version: await moveBack(tx, actor, board, back) };
  });
}

async function freeze(tx: Tx, board: LockedBoard, sprint: Sprint): Promise<FrozenReport> {
  const calendar = await tx.board.findUniqueOrThrow({ where: { id: board.id }, select: { workingDays: true, daysOff: true, timeZone: true } });
  const [personDays = 0] = await loadPersonDays(tx, board.id, calendar as Parameters<typeof loadPersonDays>[2], [{ startsAt: sprint.startedAt ?? sprint.startsAt, endsAt: board.writtenAt }]);
  return { ...(await loadSprintReport(tx, board.id, sprint, board.writtenAt)), personDays };
}

async function listUnfinished(tx: Tx, board: LockedBoard, sprint: Sprint, choiceOf: (key: string) => CarryChoice): Promise<Unfinished[]> {
  const where = { sprintId: sprint.id, column: { not: "DONE" }, archivedAt: null, deletedAt: null } as const;
  const cards = await tx.card.findMany({ where, orderBy: [{ column: "desc" }, { rank: "asc" }], select: { id: true, number: true, column: true } });
  return cards.map((card) => ({ ...card, column: card.column as Unfinished["column"], choice: choiceOf(cardKey(board.key, card.number)) }));
}

/** The sprint that comes after: the planned one with the earliest start. */
async function getNext(tx: Tx, board: LockedBoard, number: number): Promise<Pick<Sprint, "id" | "number">> {
  const planned = { boardId: board.id, startedAt: null, removedAt: null, number: { not: number } };
  const next = await tx.sprint.findFirst({ where: planned, orderBy: [{ startsAt: "asc" }, { number: "asc" }], select: { id: true, number: true } });
  if (!next) throw new DomainError("RULE_BROKEN", "no_next_sprint");
  return next;
}

async function carryOver(tx: Tx, cards: readonly Unfinished[], next: { id: string } | null): Promise<void> {
  const ids = (goesOn: boolean) => cards.filter(({ choice }) => (choice === "NEXT") === goesOn).map(({ id }) => id);
  await tx.card.updateMany({ where: { id: { in: ids(false) } }, data: { sprintId: null } });
  if (next) await tx.card.updateMany({ where: { id: { in: ids(true) } }, data: { sprintId: next.id } });
}

/** Back to the Backlog by the rule of every move, each a write of its own in the one transaction: what was furthest comes first. */
async function moveBack(tx: Tx, actor: Actor, closed: LockedBoard, cards: readonly Unfinished[]): Promise<number> {
  let version = closed.version;
  for (const { number } of cards) {
    const board = await lockBoard(tx, actor.boardId);
    const card = await getMovableCard(tx, board.id, cardKey(board.key, number));
    await applyMove(tx, board, actor, { card, to: "BACKLOG", order: {}, place: findPlace(tx, board, "BACKLOG", undefined, card.id, actor.roles) });
    version = board.version;
  }
  return version;
}
