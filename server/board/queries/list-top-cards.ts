import type { Reader } from "@/server/platform/db/client";
import type { BoardCard } from "../domain/card";
import type { Column } from "../domain/column";
import { listCardsById } from "./list-board-cards";

/** How many cards stand in a column; `counted` leaves out the expedited one. */
export type ColumnSize = { column: Column; size: number; counted: number };

/** The first `each` live cards of every column in rank order, and the expedited card wherever it stands. */
export async function listTopCards(db: Reader, boardId: string, each: number): Promise<BoardCard[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT top."id"::text FROM unnest(enum_range(NULL::"Column")) AS col("name") CROSS JOIN LATERAL (
      SELECT c."id" FROM "Card" c
      WHERE c."boardId" = ${boardId}::uuid AND c."column" = col."name" AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL
      ORDER BY c."rank" LIMIT ${each}
    ) top
    UNION
    SELECT c."id"::text FROM "Card" c WHERE c."boardId" = ${boardId}::uuid AND c."expedite" AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL`;
  const cards = await listCardsById(db, boardId, rows.map(({ id }) => id));
  return cards.filter(({ archived }) => !archived).map(({ archived: _, ...card }) => card);
}

/** How many live cards each column holds; empty columns are not among them. */
export async function countCards(db: Reader, boardId: string): Promise<ColumnSize[]> {
  return db.$queryRaw<ColumnSize[]>`
    SELECT c."column"::text, count(*)::int AS "size", (count(*) FILTER (WHERE NOT c."expedite"))::int AS "counted"
    FROM "Card" c WHERE c."boardId" = ${boardId}::uuid AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL
    GROUP BY c."column"`;
}
