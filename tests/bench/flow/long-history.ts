import type { Db } from "@/server/platform/db/client";
import { rebuildTrails } from "@/server/portability/rebuild-trails";

/** History rows of a card that came all the way: five of them move its clock, one in four cards is blocked for a while. */
export const ROWS_A_CARD = 10;
const SLICE = 2_000;

/**
 * Fills an empty board with cards that were created over the last two years, most of them long done, and with what
 * happened to each. Past the use cases, which would take minutes; doctor finds nothing wrong with the trails.
 */
export async function fillHistory(db: Db, boardId: string, cards: number): Promise<void> {
  await db.$executeRaw`SELECT setseed(0.5)`;
  await db.$executeRaw`CREATE TABLE "story" AS
    SELECT n, gen_random_uuid() AS id, c AS created, c + a AS planned, c + a + b AS started, c + a + b + d AS finished
    FROM (SELECT n, date_trunc('milliseconds', now() - interval '730 days' * (1 - n::float / ${cards})) AS c,
      interval '1 hour' * (1 + floor(random() * 480)) AS a, interval '1 hour' * (1 + floor(random() * 144)) AS b, interval '1 hour' * (2 + floor(random() * 240)) AS d
      FROM generate_series(1, ${cards}::int) n) AS times`;
  await db.$executeRaw`INSERT INTO "Card" ("id", "boardId", "number", "column", "rank", "title", "createdAt", "enteredAt", "startedAt", "finishedAt", "outcome")
    SELECT id, ${boardId}::uuid, n, (CASE WHEN finished < now() THEN 'DONE' WHEN started < now() THEN 'IN_WORK' WHEN planned < now() THEN 'PLANNED' ELSE 'BACKLOG' END)::"Column",
      'a' || lpad(n::text, 7, '0') || 'V', 'Card ' || n, created, least(created, now()),
      CASE WHEN started < now() THEN started END, CASE WHEN finished < now() THEN finished END, CASE WHEN finished < now() THEN 'DONE'::"Outcome" END
    FROM "story"`;
  // In slices: a statement has ten seconds.
  for (let first = 1; first <= cards; first += SLICE) await db.$executeRaw`
    INSERT INTO "HistoryEvent" ("boardId", "version", "ordinal", "cardId", "kind", "at", "data")
    SELECT ${boardId}::uuid, 1000 + n * ${ROWS_A_CARD}::int + place, 0, id, kind, at, data FROM (
      SELECT n, id, 0 AS place, 'card.created' AS kind, created AS at, jsonb_build_object('title', 'Card ' || n, 'kind', 'REQUIREMENT', 'column', 'BACKLOG', 'rank', 'a0', 'number', n) AS data FROM "story"
      UNION ALL SELECT n, id, 1, 'card.edited', created + interval '10 minutes', '{"fields": ["description"]}' FROM "story"
      UNION ALL SELECT n, id, 2, 'card.estimated', created + interval '20 minutes', '{"from": null, "points": 3}' FROM "story"
      UNION ALL SELECT n, id, 3, 'card.ranked', created + interval '30 minutes', '{"column": "BACKLOG", "rank": "a1"}' FROM "story"
      UNION ALL SELECT n, id, 4, 'card.moved', planned, '{"from": "BACKLOG", "to": "PLANNED", "rank": "a2", "limit": 10, "count": 3, "headcount": 5}' FROM "story"
      UNION ALL SELECT n, id, 5, 'card.moved', started, '{"from": "PLANNED", "to": "IN_WORK", "rank": "a3", "limit": 5, "count": 2, "headcount": 5}' FROM "story"
      UNION ALL SELECT n, id, 6, CASE WHEN n % 4 = 0 THEN 'card.blocked' ELSE 'card.commented' END, started + interval '30 minutes', '{"reason": "firewall"}' FROM "story"
      UNION ALL SELECT n, id, 7, CASE WHEN n % 4 = 0 THEN 'card.unblocked' ELSE 'card.checklist' END, started + interval '60 minutes', '{"change": "checked"}' FROM "story"
      UNION ALL SELECT n, id, 8, 'card.moved', finished, '{"from": "IN_WORK", "to": "DONE", "rank": "a4", "outcome": "DONE"}' FROM "story"
      UNION ALL SELECT n, id, 9, 'card.commented', finished + interval '1 minute', '{"change": "added"}' FROM "story") AS told
    WHERE at < now() AND n BETWEEN ${first}::int AND ${first + SLICE - 1}::int`;
  await db.$executeRaw`DROP TABLE "story"`;
  await db.board.update({ where: { id: boardId }, data: { nextNumber: cards + 1, version: 1000 + (cards + 1) * ROWS_A_CARD } });
  await rebuildTrails(db);
  await db.$executeRaw`ANALYZE`;
}
