import type { Statements } from "@/server/platform/db/client";
import type { StageRule } from "./domain/stage-rule";

/**
 * Deliveries of one source wait for each other here, so that two reports about one run cannot both believe to be the first. Returns
 * what each source's jobs are said to be, by its id, as it stands while the lock is held.
 */
export async function lockSources(tx: Statements, ids: readonly string[]): Promise<Map<string, readonly StageRule[]>> {
  const rows = await tx.$queryRaw<{ id: string; stageRules: StageRule[] }[]>`
    SELECT "id", "stageRules" FROM "Source" WHERE "id" = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  return new Map(rows.map(({ id, stageRules }) => [id, stageRules]));
}
