import type { HistoryEvent } from "@/server/board/domain/history-event";
import { replayCard, type ReplayedCard } from "@/server/board/domain/replay-card";
import type { Tx } from "@/server/platform/db/client";
import type { Column } from "@/server/platform/db/generated/client";
import { groupByCard } from "./domain/group-by-card";
import { numberInKey } from "./domain/give-numbers";
import type { HistoryLine, LineType } from "./domain/history-line";
import { type KnownCard, lineKey } from "./domain/plan-import";

export type KnownWithEvents = KnownCard & { events: HistoryEvent[] };

const BATCH = 1_000;
const TYPES: Partial<Record<HistoryEvent["kind"], LineType>> = {
  "card.created": "created",
  "card.moved": "moved",
  "card.blocked": "blocked",
  "card.unblocked": "unblocked",
  "card.estimated": "estimated",
  "card.archived": "archived",
  "card.restored": "restored",
  "card.deleted": "deleted",
};

/**
 * The cards of a board that a file speaks of, by the file's name for them: the name an import gave them, or their own key
 * if they were created at the same instant (else another card bears that number here).
 */
export async function loadKnownCards(tx: Tx, board: { id: string; key: string }, lines: readonly HistoryLine[]): Promise<Map<string, KnownWithEvents>> {
  const known = new Map<string, KnownWithEvents>();
  if ((await tx.card.findFirst({ where: { boardId: board.id }, select: { id: true } })) === null) return known;
  const createdAt = new Map<string, number | null>();
  for (const { card, type, at } of lines) if (type === "created" || !createdAt.has(card)) createdAt.set(card, type === "created" ? at : null);
  for (const names of batches([...createdAt.keys()])) {
    for (const { name, id } of await findCards(tx, board, names, createdAt)) known.set(name, knownCard(id, []));
  }
  const nameOf = new Map([...known].map(([name, { id }]) => [id, name]));
  for (const ids of batches([...nameOf.keys()])) {
    const events = await tx.historyEvent.findMany({ where: { cardId: { in: ids } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
    for (const [id, own] of groupByCard(events as unknown as HistoryEvent[])) known.set(nameOf.get(id) ?? "", knownCard(id, own));
  }
  return known;
}

type Found = { name: string; id: string };

async function findCards(tx: Tx, board: { id: string; key: string }, names: string[], createdAt: ReadonlyMap<string, number | null>): Promise<Found[]> {
  const select = { id: true, externalId: true, number: true, createdAt: true } as const;
  const named = await tx.card.findMany({ where: { boardId: board.id, externalId: { in: names } }, select });
  const found = named.map(({ id, externalId }) => ({ id, name: externalId ?? "" }));
  const taken = new Set(found.map(({ name }) => name));
  const numbers = new Map(names.filter((name) => !taken.has(name)).map((name) => [numberInKey(name, board.key) ?? 0, name]));
  const own = await tx.card.findMany({ where: { boardId: board.id, externalId: null, number: { in: [...numbers.keys()] } }, select });
  for (const card of own) {
    const name = numbers.get(card.number) ?? "";
    const told = createdAt.get(name) ?? null;
    if (told === null || told === card.createdAt.getTime()) found.push({ id: card.id, name });
  }
  return found;
}

function knownCard(id: string, events: HistoryEvent[]): KnownWithEvents {
  if (events.length === 0) return { id, events, past: [], state: { column: "BACKLOG", blocked: false, archived: false, deleted: true, lastAt: Infinity } };
  return { id, events, past: events.flatMap(keyOf), state: stateOf(replayCard(events), events) };
}

function stateOf(card: ReplayedCard, events: readonly HistoryEvent[]): KnownCard["state"] {
  const lastAt = events.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0);
  return { column: card.column, blocked: card.blockedAt !== null, archived: card.archivedAt !== null, deleted: card.deletedAt !== null, lastAt };
}

function keyOf({ kind, at, data }: HistoryEvent): string[] {
  const type = TYPES[kind];
  const { to, column } = data as { to?: Column; column?: Column };
  return type === undefined ? [] : [lineKey(type, at.getTime(), type === "created" ? column : to)];
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}
