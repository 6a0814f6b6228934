import type { Tx } from "@/server/platform/db/client";
import type { StageRule } from "./domain/stage-rule";

/**
 * Deliveries of one source wait for each other here, so that two reports about one run cannot both believe to be the first. Returns
 * what the source's jobs are said to be, as it stands while the lock is held.
 */
export async function lockSource(tx: Tx, id: string): Promise<StageRule[]> {
  const [row] = await tx.$queryRaw<{ stageRules: StageRule[] }[]>`SELECT "stageRules" FROM "Source" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  return row?.stageRules ?? [];
}
