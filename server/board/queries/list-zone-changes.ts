import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";

/** A change of a board's time zone; the zones are null where the history kept only that there was one. */
export type ZoneChange = { readonly at: Date; readonly from: string | null; readonly to: string | null };

/** When a board's time zone was changed at `since` or later, the latest first. */
export function listZoneChanges(db: Reader, boardId: string, since: Date): Promise<ZoneChange[]> {
  return bareSql(db).$queryRaw<ZoneChange[]>(zoneChangeStatement(boardId, since));
}

/** The kind stands here as the index HistoryEvent_edits_idx has it: as a parameter it could not be found in it. */
export function zoneChangeStatement(boardId: string, since: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT "at", "data"->'timeZone'->>'from' AS "from", "data"->'timeZone'->>'to' AS "to" FROM "HistoryEvent"
    WHERE "boardId" = ${boardId}::uuid AND "kind" = 'board.edited' AND "at" >= ${since}::timestamptz AND "data"->'fields' @> '["timeZone"]'::jsonb
    ORDER BY "version" DESC, "ordinal" DESC`;
}
