import type { HistoryEvent } from "@/server/board/domain/history-event";
import type { ReplayedCard } from "@/server/board/domain/replay-card";
import type { Reader } from "@/server/platform/db/client";
import { cardBreaches } from "../domain/card-breaches";
import { isRank } from "../domain/give-ranks";
import { groupByCard } from "../domain/group-by-card";
import { historyBreaches } from "../domain/history-breaches";
import { limitBreaches } from "../domain/limit-breaches";
import { trailBreaches } from "../domain/trail-breaches";

const PAGE = 5_000;

type CheckedCard = ReplayedCard & { id: string; trail: string | null };

/** What does not hold of one board, each as a sentence that begins with the board's key or a card's. */
export async function checkBoard(db: Reader, { id, key, version, nextNumber }: { id: string; key: string; version: number; nextNumber: number }): Promise<string[]> {
  const events = await loadEvents(db, id);
  const cards = await loadCards(db, id);
  const byCard = groupByCard(events);
  return [
    ...historyBreaches(events, version).map((breach) => `${key}: ${breach}`),
    ...cards.flatMap((card) => {
      const told = byCard.get(card.id) ?? [];
      return [...cardBreaches(card, told), ...trailBreaches(card.trail, told)].map((breach) => `${key}-${card.number}: ${breach}`);
    }),
    ...limitBreaches(events).map((breach) => `${key}: ${breach}`),
    ...rankBreaches(cards).map((breach) => `${key}: ${breach}`),
    ...cards.filter(({ number }) => number >= nextNumber).map(({ number }) => `${key}-${number}: the next new card would be ${key}-${nextNumber}`),
  ];
}

async function loadEvents(db: Reader, boardId: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for (;;) {
    const last = events.at(-1);
    const after = last ? { OR: [{ version: { gt: last.version } }, { version: last.version, ordinal: { gt: last.ordinal } }] } : {};
    const rows = await db.historyEvent.findMany({ where: { boardId, ...after }, orderBy: [{ version: "asc" }, { ordinal: "asc" }], take: PAGE });
    for (const row of rows) events.push(row as unknown as HistoryEvent);
    if (rows.length < PAGE) return events;
  }
}

async function loadCards(db: Reader, boardId: string): Promise<CheckedCard[]> {
  const rows = await db.card.findMany({ where: { boardId }, orderBy: { number: "asc" }, omit: { description: true }, include: { trail: { select: { events: true } }, sprint: { select: { number: true } } } });
  return rows.map((row) => ({ ...row, sprint: row.sprint?.number ?? null, epic: row.epicId, points: row.points === null ? null : Number(row.points), trail: row.trail?.events ?? null }));
}

/** Cards that stand on the board have ranks that others can be put between, no two the same in a column. */
function rankBreaches(cards: readonly CheckedCard[]): string[] {
  const seen = new Set<string>();
  return cards.flatMap(({ column, rank, number, archivedAt, deletedAt }) => {
    if (archivedAt !== null || deletedAt !== null) return [];
    const place = `${column} ${rank}`;
    const isTaken = seen.has(place);
    seen.add(place);
    if (isTaken) return [`card ${number} shares its place in ${column} (${rank}) with another`];
    return isRank(rank) ? [] : [`card ${number} has no place in ${column}: "${rank}" is no rank`];
  });
}
