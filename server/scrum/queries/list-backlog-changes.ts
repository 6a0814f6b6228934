import { cardKey } from "@/server/board/domain/card-key";
import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { BacklogCard } from "../domain/backlog-card";
import { listBacklogCards } from "./list-backlog";

/** Beyond this many events a screen does better to read the Backlog anew. */
const EVENTS_MAX = 500;

/** What of a Backlog is other than it was: cards as they are now, and the keys of those that changed and are not in it. */
export type BacklogChanges = { version: number; cards: BacklogCard[]; gone: string[] };

/** What changed in the Backlog after the board's version `since`, in rank order; null when that is too much, or when it is about every card. */
export async function listBacklogChanges(db: Reader, board: { id: string; key: string }, since: number): Promise<BacklogChanges | null> {
  const sql = bareSql(db);
  const events = await sql.$queryRaw<{ version: number; number: number | null; isOfAll: boolean }[]>`
    SELECT h."version", c."number", h."kind" = 'ready.changed' AS "isOfAll" FROM "HistoryEvent" h LEFT JOIN "Card" c ON c."id" = h."cardId"
    WHERE h."boardId" = ${board.id}::uuid AND h."version" > ${since}::int ORDER BY h."version", h."ordinal" LIMIT ${EVENTS_MAX + 1}::int`;
  if (events.length > EVENTS_MAX || events.some(({ isOfAll }) => isOfAll)) return null;
  const numbers = [...new Set(events.flatMap(({ number }) => number ?? []))];
  const cards = numbers.length === 0 ? [] : await listBacklogCards(sql, board, Prisma.sql`"number" = ANY(${numbers}::int[])`);
  const there = new Set(cards.map(({ key }) => key));
  return { version: events.at(-1)?.version ?? since, cards, gone: numbers.map((number) => cardKey(board.key, number)).filter((key) => !there.has(key)) };
}
