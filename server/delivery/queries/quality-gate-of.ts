import type { Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { GateCondition } from "../domain/changes";
import type { RunStatus } from "../domain/run-status";

/** A quality gate's last word on a commit, and what it asked for in vain. */
export type QualityGate = { name: string; status: RunStatus; unmet: string[]; url: string | null };

/** The newest quality gate that any of the board's sources told of this commit; null when none did. */
export async function qualityGateOf(db: Reader, boardId: string, sha: string): Promise<QualityGate | null> {
  const stage = await db.stage.findFirst({
    where: { conditions: { not: Prisma.DbNull }, run: { sha, source: { boardId } } },
    orderBy: [{ producerAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    select: { name: true, status: true, conditions: true, url: true },
  });
  if (stage === null) return null;
  const conditions = stage.conditions as GateCondition[];
  return { name: stage.name, status: stage.status, unmet: conditions.filter(({ isMet }) => !isMet).map(({ metric }) => metric), url: stage.url };
}
