import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { toJson } from "./known/table";
import type { Deployment } from "./known/tables";

/** How many pushes back a deployment is followed, and how many forward a late push. */
const STEPS = 100;
const COMMITS_MAX = 500;

/** The pushes that brought the commit of c, by their index: joined as it stands, the planner reads all pushes there are. */
const PUSHED_WITH = Prisma.sql`(SELECT * FROM "Push" WHERE "shas" @> ARRAY[c."sha"] OFFSET 0)`;

type Step = { id: string; end: string; after: string; shas: string[] };

/**
 * The commits that each of these deployments brought, by its id: from its own back to, and without, that of the last success in its
 * environment, as far as pushes were heard of; at least its own. They are known where the deployment was told, else where any source of
 * the board pushed its commit, for a scanner or a deployer hears of no pushes.
 */
export async function listCommitsSince(tx: Statements, boardId: string, deployments: readonly Deployment[]): Promise<Map<string, string[]>> {
  const told = deployments.filter(({ sha }) => sha !== null).map(({ id, sourceId, repository, sha, environment, service, createdAt }) => ({ id, sourceId, repository, sha, environment, service, createdAt }));
  if (told.length === 0) return new Map();
  const steps = await tx.$queryRaw<Step[]>`
    WITH RECURSIVE told AS (SELECT * FROM jsonb_to_recordset(${toJson(told)}::jsonb)
      AS r("id" uuid, "sourceId" uuid, "repository" text, "sha" text, "environment" text, "service" text, "createdAt" timestamptz)),
    placed AS (
      SELECT t."id", t."sha", place."sourceId", place."repository", COALESCE((
        SELECT b."sha" FROM "Deployment" b
        WHERE b."sourceId" = t."sourceId" AND b."repository" = t."repository" AND b."environment" = t."environment" AND b."service" IS NOT DISTINCT FROM t."service"
          AND b."succeededAt" IS NOT NULL AND b."createdAt" < t."createdAt" AND b."id" <> t."id"
        ORDER BY b."createdAt" DESC LIMIT 1), '') AS "end"
      FROM told t CROSS JOIN LATERAL (
        SELECT p."sourceId", p."repository"
        FROM (SELECT "id", "sourceId", "repository" FROM "Push" WHERE "after" = t."sha" UNION SELECT "id", "sourceId", "repository" FROM (SELECT * FROM "Push" WHERE "shas" @> ARRAY[t."sha"] OFFSET 0) brought) p
        JOIN "Source" s ON s."id" = p."sourceId"
        WHERE s."boardId" = ${boardId}::uuid
        ORDER BY (p."sourceId" = t."sourceId" AND p."repository" = t."repository") DESC, p."id" LIMIT 1) place),
    first AS (
      SELECT c."id", c."end", p."before", p."after", p."forced", p."shas"
        FROM placed c JOIN "Push" p ON p."sourceId" = c."sourceId" AND p."repository" = c."repository" AND p."after" = c."sha"
      UNION SELECT c."id", c."end", p."before", p."after", p."forced", p."shas"
        FROM placed c CROSS JOIN LATERAL ${PUSHED_WITH} p WHERE p."sourceId" = c."sourceId" AND p."repository" = c."repository"
    ),
    walk AS (
      SELECT f.*, 1 AS step FROM first f
      UNION
      SELECT w."id", w."end", p."before", p."after", p."forced", p."shas", w.step + 1
        FROM walk w JOIN placed c ON c."id" = w."id" JOIN "Push" p ON p."sourceId" = c."sourceId" AND p."repository" = c."repository" AND p."after" = w."before"
        WHERE w."before" NOT IN ('', w."end") AND NOT w."forced" AND NOT w."end" = ANY(w."shas") AND w.step < ${STEPS}
    )
    SELECT "id", "end", "after", "shas" FROM walk ORDER BY step`;
  return new Map(told.map(({ id, sha }) => [id, commitsOf(sha ?? "", steps.filter((step) => step.id === id))]));
}

function commitsOf(sha: string, steps: readonly Step[]): string[] {
  const found = new Set([sha]);
  for (const { end, after, shas } of steps) {
    if (sha === end) break;
    const line = [...shas, after];
    const until = line.includes(sha) ? line.slice(0, line.indexOf(sha) + 1) : line;
    for (const one of until.slice(until.indexOf(end) + 1)) found.add(one);
  }
  return [...found].slice(0, COMMITS_MAX);
}

/** The beginning of a statement in which `heads` are the commits that were pushed on top of these, and these themselves: what may contain them. */
export function headsAbove(code: readonly { sourceId: string; repository: string; sha: string }[]): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE code AS (SELECT * FROM jsonb_to_recordset(${toJson(code)}::jsonb) AS r("sourceId" uuid, "repository" text, "sha" text)),
    first AS (
      SELECT p."sourceId", p."repository", p."after" FROM code c CROSS JOIN LATERAL ${PUSHED_WITH} p WHERE p."sourceId" = c."sourceId" AND p."repository" = c."repository"
      UNION SELECT p."sourceId", p."repository", p."after" FROM code c JOIN "Push" p ON p."sourceId" = c."sourceId" AND p."repository" = c."repository" AND p."before" = c."sha"
    ),
    walk AS (
      SELECT f."sourceId", f."repository", f."after", 1 AS step FROM first f
      UNION
      SELECT p."sourceId", p."repository", p."after", w.step + 1
        FROM walk w JOIN "Push" p ON p."sourceId" = w."sourceId" AND p."repository" = w."repository" AND p."before" = w."after"
        WHERE NOT p."forced" AND w.step < ${STEPS}
    ),
    heads AS (SELECT "sha" FROM code UNION SELECT "after" FROM walk)`;
}
