import { appendHistory } from "@/server/board/append-history";
import { addCard } from "@/server/board/create-card";
import { cardKey } from "@/server/board/domain/card-key";
import type { NewEvent } from "@/server/board/domain/history-event";
import { getLiveCard } from "@/server/board/find-card";
import { holdBoard } from "@/server/board/hold-board";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay, may } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { Card } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { SplitCard } from "./contracts/split-merge";

/**
 * Splits parts off a card: new cards of its kind and labels in the Backlog, right behind it when the actor ranks and it stands there, else
 * at the bottom; the card keeps its key and its past. The parts stay in its epic and its open sprint if the actor may put cards there.
 * Returns their keys and the board's version after it.
 * Throws `FORBIDDEN`, `not_found` also for an item that is not the card's or is given twice, `RULE_BROKEN card_archived`, `split_done`.
 */
export function splitCard(db: Db, actor: Actor, { cardKey: key, points, parts, keepSprint }: SplitCard): Promise<{ cards: string[]; version: number }> {
  assertMay("card.edit", actor);
  assertMay("card.estimate", actor);
  return inTransaction(db, async (tx) => {
    await holdBoard(tx, actor.boardId);
    const card = await getLiveCard(tx, actor.boardId, key);
    if (card.column === "DONE") throw new DomainError("RULE_BROKEN", "split_done", { card: key });
    await assertOwnItems(tx, card.id, parts.flatMap(({ items }) => items));
    const made = await makeParts(tx, actor, card, key, parts);
    const board = await lockBoard(tx, actor.boardId);
    const kept = await belongings(tx, actor, card, keepSprint);
    await tx.card.updateMany({ where: { id: { in: made.map(({ id }) => id) } }, data: { sprintId: kept.sprint?.id ?? null, epicId: kept.epic?.id ?? null } });
    for (const { id, items } of made) await tx.checklistItem.updateMany({ where: { id: { in: items } }, data: { cardId: id } });
    const before = card.points === null ? null : Number(card.points);
    if (points !== before) await tx.card.update({ where: { id: card.id }, data: { points } });
    const own = cardKey(board.key, card.number);
    await appendHistory(tx, board, actor, [
      { kind: "card.split", cardId: card.id, data: { into: made.map((part) => part.key) } },
      ...(points === before ? [] : [{ kind: "card.estimated", cardId: card.id, data: { from: before, points } } as const]),
      ...made.flatMap((part) => eventsOf(part.id, own, kept)),
    ]);
    return { cards: made.map((part) => part.key), version: board.version };
  });
}

async function assertOwnItems(tx: Tx, cardId: string, items: readonly string[]): Promise<void> {
  const own = await tx.checklistItem.count({ where: { cardId, id: { in: [...items] } } });
  if (own !== items.length) throw notFound();
}

type Part = { id: string; key: string; items: string[] };

/** In their order, each right behind the one before it. */
async function makeParts(tx: Tx, actor: Actor, card: Card, key: string, parts: SplitCard["parts"]): Promise<Part[]> {
  const isBeside = card.column === "BACKLOG" && may("backlog.rank", actor.roles);
  const made: Part[] = [];
  for (const { title, points, items } of parts) {
    const after = isBeside ? (made.at(-1)?.key ?? key) : undefined;
    const { id, moved: { card: part } } = await addCard(tx, actor, { key: "", title, points, kind: card.kind, labels: card.labels, column: "BACKLOG", after, expedite: false });
    made.push({ id, key: part.key, items });
  }
  return made;
}

type Kept = { sprint: { id: string; number: number } | null; epic: { id: string; name: string } | null };

/** What of the card the parts are in too, as far as the actor may put cards there. */
async function belongings(tx: Tx, actor: Actor, card: Card, keepSprint: boolean): Promise<Kept> {
  const sprint = card.sprintId !== null && keepSprint && may("card.schedule", actor.roles) ? await tx.sprint.findFirst({ where: { id: card.sprintId, closedAt: null, removedAt: null } }) : null;
  const epic = card.epicId !== null && may("epics.manage", actor.roles) ? await tx.epic.findFirst({ where: { id: card.epicId, closedAt: null } }) : null;
  return { sprint, epic };
}

function eventsOf(cardId: string, from: string, { sprint, epic }: Kept): NewEvent[] {
  const events: NewEvent[] = [{ kind: "card.split", cardId, data: { from } }];
  if (epic) events.push({ kind: "card.grouped", cardId, data: { epic: { id: epic.id, name: epic.name } } });
  if (sprint) events.push({ kind: "card.scheduled", cardId, data: { from: null, to: sprint.number } });
  return events;
}
