import type { Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { RunStatus } from "../domain/run-status";
import { stageKind, type StageKind } from "../domain/stage-kind";
import { isEmptyStrip, type Strip, stripOf, type StripFacts, type StripRun } from "../domain/strip";

/** Older runs of a card than its last so many say nothing about its newest code. */
const RUNS_A_CARD = 16;

/** The line of each card of a board, or of these; cards of which nothing is known are not in the answer. */
export async function listStrips(db: Reader, boardId: string, cardIds?: readonly string[]): Promise<Map<string, Strip>> {
  const cards = Prisma.sql`
    SELECT c."id" FROM "Card" c
    WHERE c."boardId" = ${boardId}::uuid AND c."deletedAt" IS NULL ${cardIds ? Prisma.sql`AND c."id" = ANY(${[...cardIds]}::uuid[])` : Prisma.sql`AND c."archivedAt" IS NULL`}`;
  const [code, runs, deployments] = [await loadCode(db, cards), await loadRuns(db, cards), await loadDeployments(db, cards)];
  const strips = new Map<string, Strip>();
  for (const cardId of new Set([...code.keys(), ...runs.keys(), ...deployments.keys()])) {
    const { hasCommits, pullRequests } = code.get(cardId) ?? { hasCommits: false, pullRequests: [] };
    const strip = stripOf({ hasCommits, pullRequests, runs: runs.get(cardId) ?? [], deployments: deployments.get(cardId) ?? [] });
    if (!isEmptyStrip(strip)) strips.set(cardId, strip);
  }
  return strips;
}

type Code = Pick<StripFacts, "hasCommits"> & { pullRequests: StripFacts["pullRequests"][number][] };
type CodeRow = { cardId: string; hasCommits: boolean; pullRequests: { repository: string; branch: string; headSha: string; state: StripFacts["pullRequests"][number]["state"]; at: number }[] };

async function loadCode(db: Reader, cards: Prisma.Sql): Promise<Map<string, Code>> {
  const rows = await db.$queryRaw<CodeRow[]>`
    SELECT l."cardId", bool_or(l."commitId" IS NOT NULL) AS "hasCommits",
      COALESCE(jsonb_agg(jsonb_build_object('repository', p."repository", 'branch', p."branch", 'headSha', p."headSha", 'state', p."state",
        'at', extract(epoch FROM p."producerAt") * 1000)) FILTER (WHERE p."id" IS NOT NULL), '[]') AS "pullRequests"
    FROM "CardLink" l LEFT JOIN "PullRequest" p ON p."id" = l."pullRequestId"
    WHERE (l."commitId" IS NOT NULL OR l."pullRequestId" IS NOT NULL) AND l."cardId" IN (${cards})
    GROUP BY l."cardId"`;
  return new Map(rows.map(({ cardId, hasCommits, pullRequests }) => [cardId, { hasCommits, pullRequests: pullRequests.map((one) => ({ ...one, at: new Date(one.at ?? 0) })) }]));
}

// A card's runs come as one value: a row for each of tens of thousands of runs would cost more than finding them.
type RunTuple = [string, string, number, string, string | null, string | null, string | null, RunStatus, number, [StageKind, RunStatus][] | null];

async function loadRuns(db: Reader, cards: Prisma.Sql): Promise<Map<string, StripRun[]>> {
  const rows = await db.$queryRaw<{ cardId: string; runs: RunTuple[] }[]>`
    SELECT r."cardId", json_agg(json_build_array(r."repository", r."externalId", r."attempt", r."name", r."trigger", r."branch", r."sha", r."status",
      extract(epoch FROM r."createdAt") * 1000, (SELECT json_agg(json_build_array(s."kind", s."status")) FROM "Stage" s WHERE s."runId" = r."id"))) AS "runs"
    FROM (
      SELECT l."cardId", run.*, row_number() OVER (PARTITION BY l."cardId" ORDER BY run."createdAt" DESC, run."attempt" DESC) AS place
      FROM "CardLink" l JOIN "PipelineRun" run ON run."id" = l."runId"
      WHERE l."cardId" IN (${cards})
    ) r
    WHERE r.place <= ${RUNS_A_CARD}
    GROUP BY r."cardId"`;
  return new Map(rows.map(({ cardId, runs }) => [cardId, runs.map(toRun)]));
}

function toRun([repository, externalId, attempt, name, trigger, branch, sha, status, at, stages]: RunTuple): StripRun {
  const known = (stages ?? []).map(([kind, status]) => ({ kind, status }));
  return { repository, externalId, attempt, name, trigger, branch, sha, status, at: new Date(at), kind: stageKind(name, name), stages: known };
}

type Deployed = StripFacts["deployments"][number];
type DeploymentTuple = [string, string, Deployed["tier"], string | null, Deployed["status"], boolean, number];

async function loadDeployments(db: Reader, cards: Prisma.Sql): Promise<Map<string, Deployed[]>> {
  const rows = await db.$queryRaw<{ cardId: string; deployments: DeploymentTuple[] }[]>`
    SELECT d."cardId", json_agg(json_build_array(d."repository", d."environment", d."tier", d."sha", d."status", d."succeededAt" IS NOT NULL, extract(epoch FROM d."createdAt") * 1000)) AS "deployments"
    FROM (
      SELECT DISTINCT ON (l."cardId", d."repository", d."environment") l."cardId", d.*
      FROM "CardLink" l JOIN "Deployment" d ON d."id" = l."deploymentId"
      WHERE l."cardId" IN (${cards})
      ORDER BY l."cardId", d."repository", d."environment", d."createdAt" DESC, d."id" DESC
    ) d
    GROUP BY d."cardId"`;
  const toDeployment = ([repository, environment, tier, sha, status, succeeded, at]: DeploymentTuple): Deployed => ({ repository, environment, tier, sha, status, succeeded, at: new Date(at) });
  return new Map(rows.map(({ cardId, deployments }) => [cardId, deployments.map(toDeployment)]));
}
