import { bareSql, type Reader } from "@/server/platform/db/client";

export type EpicLine = {
  id: string;
  name: string;
  description: string;
  closedAt: string | null;
  /** Its cards but for discarded ones, and those archived before they were done. */
  cards: number;
  doneCards: number;
  /** Estimated points of them. */
  points: number;
  donePoints: number;
};

/** The epics of a board with their progress: open ones by name, then closed ones. */
export async function listEpics(db: Reader, boardId: string): Promise<EpicLine[]> {
  const rows = await bareSql(db).$queryRaw<(Omit<EpicLine, "closedAt"> & { closedAt: Date | null })[]>`
    SELECT e."id"::text, e."name", e."description", e."closedAt",
      count(c."id")::int AS "cards", (count(c."id") FILTER (WHERE c."column" = 'DONE'))::int AS "doneCards",
      COALESCE(sum(c."points"), 0)::float8 AS "points", COALESCE(sum(c."points") FILTER (WHERE c."column" = 'DONE'), 0)::float8 AS "donePoints"
    FROM "Epic" e
    LEFT JOIN "Card" c ON c."epicId" = e."id" AND c."deletedAt" IS NULL AND (c."outcome" IS NULL OR c."outcome" = 'DONE') AND (c."archivedAt" IS NULL OR c."column" = 'DONE')
    WHERE e."boardId" = ${boardId}::uuid
    GROUP BY e."id" ORDER BY e."closedAt" IS NOT NULL, e."name", e."id"`;
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }));
}
