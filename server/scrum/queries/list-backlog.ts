import { cardKey } from "@/server/board/domain/card-key";
import { bareSql, type Reader, type Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { BacklogCard } from "../domain/backlog-card";
import { WORTH_OF } from "./select-worth";

export type Backlog = { version: number; total: number; cards: BacklogCard[] };
type Board = { id: string; key: string };
type Row = Omit<BacklogCard, "key" | "createdAt" | "ready"> & { number: number; createdAt: Date; met: number; of: number };

/** The Backlog in rank order, or its top `limit` cards, with the version of the board that this is of; in one statement a part. */
export async function listBacklog(db: Reader, board: Board, limit?: number): Promise<Backlog> {
  const sql = bareSql(db);
  // The version first: what is written meanwhile is then told by the feed once more, never missed.
  const [head] = await sql.$queryRaw<{ version: number; total: number }[]>`
    SELECT b."version", (SELECT count(*)::int FROM "Card" WHERE "boardId" = b."id" AND "column" = 'BACKLOG' AND "archivedAt" IS NULL AND "deletedAt" IS NULL) AS "total"
    FROM "Board" b WHERE b."id" = ${board.id}::uuid`;
  return { version: head?.version ?? 0, total: head?.total ?? 0, cards: await listBacklogCards(sql, board, Prisma.sql`true`, limit) };
}

/** Those cards of the Backlog for which `condition` holds, in rank order, at most `limit`. */
export async function listBacklogCards(sql: Statements, board: Board, condition: Prisma.Sql, limit?: number): Promise<BacklogCard[]> {
  const rows = await sql.$queryRaw<Row[]>`
    WITH chosen AS (
      SELECT * FROM "Card" WHERE "boardId" = ${board.id}::uuid AND "column" = 'BACKLOG' AND "archivedAt" IS NULL AND "deletedAt" IS NULL AND ${condition}
      ORDER BY "rank" LIMIT ${limit ?? null}::int)
    SELECT c."number", c."rank", c."title", c."kind"::text, c."points"::float8, c."labels", COALESCE(a."ids", '{}') AS "assignees", s."number" AS "sprint", c."epicId"::text AS "epic",
      c."blockedAt" IS NOT NULL AS "blocked", COALESCE(m."comments", 0) AS "comments", c."createdAt", COALESCE(t."met", 0) AS "met",
      (SELECT count(*)::int FROM "ReadyLine" WHERE "boardId" = ${board.id}::uuid) AS "of", ${WORTH_OF} AS "worth"
    FROM chosen c
    LEFT JOIN "Sprint" s ON s."id" = c."sprintId"
    LEFT JOIN "CardWorth" w ON w."cardId" = c."id"
    LEFT JOIN (SELECT a."cardId", array_agg(a."userId"::text ORDER BY a."userId") AS "ids" FROM "CardAssignee" a JOIN chosen ON chosen."id" = a."cardId" GROUP BY 1) a ON a."cardId" = c."id"
    LEFT JOIN (SELECT t."cardId", count(*)::int AS "met" FROM "ReadyTick" t JOIN chosen ON chosen."id" = t."cardId" GROUP BY 1) t ON t."cardId" = c."id"
    LEFT JOIN (SELECT m."cardId", count(*)::int AS "comments" FROM "Comment" m JOIN chosen ON chosen."id" = m."cardId" WHERE m."deletedAt" IS NULL GROUP BY 1) m ON m."cardId" = c."id"
    ORDER BY c."rank"`;
  return rows.map(({ number, createdAt, met, of, ...card }) => ({ key: cardKey(board.key, number), createdAt: createdAt.toISOString(), ready: of === 0 ? null : { met, of }, ...card }));
}
