import type { Reader } from "@/server/platform/db/client";
import { codeName } from "../domain/code-name";
import type { DeploymentKind } from "../domain/deployment-kind";
import { type DeployedCard, type DeployedLine, loadDeployed } from "./load-deployed";
import { type ToldLine, toldLine } from "./told-line";

export type ReleaseLine = {
  /** What people call it: the version, else the tag, else the commit. */
  version: string;
  service: string;
  environment: string;
  kind: DeploymentKind;
  deployment: string;
  sha: string | null;
  releasedAt: string;
  /** The cards of which this was the first production deployment. */
  cards: DeployedCard[];
  /** Their points; cards without an estimate add nothing and are counted. */
  points: number;
  unestimated: number;
  commits: number;
  /** What the version's producer wrote of it, and where. */
  notes: string | null;
  url: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  approvalNote: string | null;
  /** Whether its pipeline was told of the approval; null where nobody is. */
  told: ToldLine | null;
};

/** What went into production, latest first, with the change volume of each: what came there for the first time with it. */
export async function listReleases(db: Reader, board: { id: string; key: string }, { from, to }: { from?: Date; to?: Date } = {}): Promise<ReleaseLine[]> {
  const { deployments } = await loadDeployed(db, board);
  const production = deployments.filter(({ tier, succeededAt }) => tier === "PRODUCTION" && succeededAt !== null).sort((a, b) => instant(a) - instant(b));
  const published = await db.release.findMany({ where: { source: { boardId: board.id } }, select: { tag: true, notes: true, url: true } });
  const approvals = new Map((await db.approval.findMany({ where: { boardId: board.id }, include: { decidedBy: { select: { name: true } } } })).map((one) => [one.deploymentId, one]));
  const commits = await countCommits(db, production.map(({ id }) => id), board.id);
  const out = new Set<string>();
  const lines = production.map((one): ReleaseLine => {
    const fresh = one.cards.filter(({ key }) => !out.has(key));
    for (const { key } of fresh) out.add(key);
    const version = codeName(one) ?? one.id;
    const release = published.find(({ tag }) => tag === version || tag === one.ref || tag === `v${version}`);
    const approval = approvals.get(one.id);
    return {
      version,
      service: one.service,
      environment: one.environment?.name ?? one.place,
      kind: one.kind,
      deployment: one.id,
      sha: one.sha,
      releasedAt: one.succeededAt?.toISOString() ?? "",
      cards: fresh,
      points: fresh.reduce((sum, { points }) => sum + (points ?? 0), 0),
      unestimated: fresh.filter(({ points }) => points === null).length,
      commits: commits.get(one.id) ?? 0,
      notes: release?.notes ?? null,
      url: release?.url ?? one.url,
      approvedBy: approval?.decision === "APPROVED" ? approval.decidedBy.name : null,
      approvedAt: approval?.decision === "APPROVED" ? approval.decidedAt.toISOString() : null,
      approvalNote: approval?.decision === "APPROVED" ? approval.note : null,
      told: approval?.decision === "APPROVED" ? toldLine(approval) : null,
    };
  });
  return lines.filter(({ releasedAt }) => (!from || releasedAt >= from.toISOString()) && (!to || releasedAt < to.toISOString())).reverse();
}

function instant({ succeededAt }: DeployedLine): number {
  return succeededAt?.getTime() ?? 0;
}

/** The commits of the cards of each deployment, as far as they were heard of by the time of it. */
async function countCommits(db: Reader, ids: readonly string[], boardId: string): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; commits: number }[]>`
    SELECT d."id", count(DISTINCT m."id")::int AS "commits"
    FROM "Deployment" d JOIN "Source" s ON s."id" = d."sourceId" AND s."boardId" = ${boardId}::uuid
      JOIN "CardLink" l ON l."deploymentId" = d."id" JOIN "CardLink" c ON c."cardId" = l."cardId" JOIN "Commit" m ON m."id" = c."commitId"
    WHERE d."id" = ANY(${[...ids]}::uuid[]) AND (m."authoredAt" IS NULL OR m."authoredAt" <= d."succeededAt")
    GROUP BY d."id"`;
  return new Map(rows.map(({ id, commits }) => [id, commits]));
}
