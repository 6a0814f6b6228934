import { inTransaction, type Db } from "@/server/platform/db/client";

/** A history of years is read and written in one piece. */
const TIMEOUT_MS = 300_000;

/** Makes the trails of all cards anew from their histories, board by board under its lock. Returns how many there are. */
export async function rebuildTrails(db: Db): Promise<number> {
  let made = 0;
  for (const { id } of await db.board.findMany({ select: { id: true } })) {
    made += await inTransaction(
      db,
      async (tx) => {
        await tx.$queryRaw`SELECT 1 AS "held" FROM "Board" WHERE "id" = ${id}::uuid FOR UPDATE`;
        await tx.$executeRaw`DELETE FROM "CardTrail" WHERE "boardId" = ${id}::uuid`;
        return tx.$executeRaw`
          INSERT INTO "CardTrail" ("cardId", "boardId", "events")
          SELECT p."cardId", ${id}::uuid, string_agg(p."event", '' ORDER BY p."version", p."ordinal")
          FROM (SELECT h."cardId", h."version", h."ordinal", "trailOf"(h."kind", h."at", h."version", h."ordinal", h."data") AS "event"
            FROM "HistoryEvent" h WHERE h."boardId" = ${id}::uuid AND h."cardId" IS NOT NULL) p
          WHERE p."event" IS NOT NULL
          GROUP BY p."cardId"`;
      },
      { timeoutMs: TIMEOUT_MS },
    );
  }
  return made;
}
