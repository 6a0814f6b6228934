import type { Reader } from "@/server/platform/db/client";
import { environmentOf } from "../domain/environment-rule";
import type { Tier } from "../domain/environment-tier";
import { listEnvironments } from "./list-environments";

/** A place as its producers call it; `environment` is the board's own that it is, null where none fits it. */
export type SeenEnvironment = { name: string; tier: Tier; environment: string | null; deployments: number; lastAt: string };

/** So many places of a board are listed, those of the latest deployments. */
const LISTED = 200;

/** The places that anything of a board was deployed to, the one that was heard of last first. */
export async function listSeenEnvironments(db: Reader, boardId: string): Promise<SeenEnvironment[]> {
  const environments = await listEnvironments(db, boardId);
  const rows = await db.deployment.groupBy({
    by: ["environment", "tier"],
    where: { source: { boardId } },
    _max: { createdAt: true },
    _count: { _all: true },
    orderBy: [{ _max: { createdAt: "desc" } }, { environment: "asc" }],
    take: LISTED,
  });
  return rows.map(({ environment: name, tier, _max, _count }) => ({
    name,
    tier,
    environment: environmentOf(environments, { environment: name, tier })?.name ?? null,
    deployments: _count._all,
    lastAt: _max.createdAt?.toISOString() ?? "",
  }));
}
