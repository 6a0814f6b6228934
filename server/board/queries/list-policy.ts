import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { PolicyEvent } from "../domain/policy-log";

/** What set a board's limits and headcount, from its creation on, in the order in which it was written. */
export function listPolicy(db: Reader, boardId: string): Promise<PolicyEvent[]> {
  return bareSql(db).$queryRaw<PolicyEvent[]>(policyStatement(boardId));
}

/** The kinds stand here as the index HistoryEvent_policy_idx has them: as parameters they could not be found in it. */
export function policyStatement(boardId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "version", "kind", "at", "data" FROM "HistoryEvent"
    WHERE "boardId" = ${boardId}::uuid AND "kind" IN ('board.created', 'limits.changed', 'members.changed')
    ORDER BY "version", "ordinal"`;
}
