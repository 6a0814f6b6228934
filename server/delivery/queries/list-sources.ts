import type { Reader } from "@/server/platform/db/client";
import type { SourceKind } from "../domain/source-kind";
import type { StageRule } from "../domain/stage-rule";
import { hookUrl } from "../hook-url";

export type SourceLine = { id: string; kind: SourceKind; name: string; url: string; createdAt: string; lastHeardAt: string | null; stageRules: StageRule[] };

/** The sources of a board, oldest first, without their secrets. */
export async function listSources(db: Reader, boardId: string): Promise<SourceLine[]> {
  const rows = await db.source.findMany({
    where: { boardId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, name: true, createdAt: true, stageRules: true, deliveries: { orderBy: { receivedAt: "desc" }, take: 1, select: { receivedAt: true } } },
  });
  return rows.map(({ id, kind: stored, name, createdAt, stageRules, deliveries }) => {
    const kind = stored.toLowerCase() as SourceKind;
    return { id, kind, name, url: hookUrl(kind, id), createdAt: createdAt.toISOString(), lastHeardAt: deliveries[0]?.receivedAt.toISOString() ?? null, stageRules: stageRules as StageRule[] };
  });
}
