import type { Statements } from "@/server/platform/db/client";
import type { AutomationRule } from "../domain/automation";
import { stageKind, type StageKind } from "../domain/stage-kind";
import type { PullRequestState, RunStatus } from "../domain/run-status";
import { EMPTY_STRIP, isEmptyStrip, type Strip, stripOf, type StripFacts, type StripRun } from "../domain/strip";

/** Older runs of a card than its last so many say nothing about its newest code. */
const RUNS_A_CARD = 16;

/** What a rule wanted of a card that stands where it stood then, and what stopped it: how full the column was, or who had how much to do. */
export type Held = { rule: AutomationRule; to: "IN_WORK" | "DONE"; reason: string; count: number | null; limit: number | null; person: string | null; at: string };

/** What a card on the board shows of its pipeline. */
export type CardLine = { strip: Strip; held: Held | null };

/** A card of which nothing is known. */
export const EMPTY_LINE: CardLine = { strip: EMPTY_STRIP, held: null };

/** The line of each of a board's cards with these numbers, by number; a card of which nothing is known is not in the answer. */
export async function listStrips(db: Statements, boardId: string, numbers: readonly number[]): Promise<Map<number, CardLine>> {
  const lines = new Map<number, CardLine>();
  if (numbers.length === 0) return lines;
  for (const row of await loadFacts(db, boardId, numbers)) {
    const strip = stripOf(factsOf(row));
    const held = row.held && { ...row.held, at: new Date(row.held.at).toISOString() };
    if (held || !isEmptyStrip(strip)) lines.set(row.number, { strip, held });
  }
  return lines;
}

type Deployed = StripFacts["deployments"][number];
type PullRequestTuple = [repository: string, branch: string, headSha: string, state: PullRequestState, at: number | null];
type RunTuple = [string, string, number, string, string | null, string | null, string | null, RunStatus, number, [StageKind, RunStatus][] | null];
type DeploymentTuple = [string, string, Deployed["tier"], string | null, Deployed["status"], boolean, number];
type HeldRow = Omit<Held, "at"> & { at: number };
type FactRow = { number: number; held: HeldRow | null; hasCommits: boolean | null; pullRequests: PullRequestTuple[] | null; runs: RunTuple[] | null; deployments: DeploymentTuple[] | null };

/** One statement, a row a card: what is linked to a card is found by that card alone, so the cost follows the cards asked for and not the board. */
function loadFacts(db: Statements, boardId: string, numbers: readonly number[]): Promise<FactRow[]> {
  return db.$queryRaw<FactRow[]>`
    SELECT c."number", code."hasCommits", code."pullRequests", run."runs", deployed."deployments",
      (SELECT json_build_object('rule', h."data"->'rule', 'to', h."data"->'to', 'reason', h."data"->'reason', 'count', h."data"->'facts'->'count',
          'limit', h."data"->'facts'->'limit', 'person', h."data"->'facts'->'person', 'at', extract(epoch FROM h."at") * 1000)
        FROM "HistoryEvent" h
        WHERE h."cardId" = c."id" AND h."kind" = 'automation.held' AND h."at" >= c."enteredAt"
        ORDER BY h."version" DESC, h."ordinal" DESC LIMIT 1) AS "held"
    FROM "Card" c
    CROSS JOIN LATERAL (
      SELECT bool_or(l."commitId" IS NOT NULL) AS "hasCommits",
        json_agg(json_build_array(p."repository", p."branch", p."headSha", p."state", extract(epoch FROM p."producerAt") * 1000)) FILTER (WHERE p."id" IS NOT NULL) AS "pullRequests"
      FROM "CardLink" l LEFT JOIN "PullRequest" p ON p."id" = l."pullRequestId"
      WHERE l."cardId" = c."id" AND (l."commitId" IS NOT NULL OR l."pullRequestId" IS NOT NULL)
    ) code
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_array(r."repository", r."externalId", r."attempt", r."name", r."trigger", r."branch", r."sha", r."status",
        extract(epoch FROM r."createdAt") * 1000, (SELECT json_agg(json_build_array(s."kind", s."status")) FROM "Stage" s WHERE s."runId" = r."id"))) AS "runs"
      FROM (
        SELECT run.* FROM "CardLink" l JOIN "PipelineRun" run ON run."id" = l."runId"
        WHERE l."cardId" = c."id"
        ORDER BY run."createdAt" DESC, run."attempt" DESC LIMIT ${RUNS_A_CARD}
      ) r
    ) run
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_array(d."repository", d."environment", d."tier", d."sha", d."status", d."succeededAt" IS NOT NULL, extract(epoch FROM d."createdAt") * 1000)) AS "deployments"
      FROM (
        SELECT DISTINCT ON (d."repository", d."environment") d.*
        FROM "CardLink" l JOIN "Deployment" d ON d."id" = l."deploymentId"
        WHERE l."cardId" = c."id"
        ORDER BY d."repository", d."environment", d."createdAt" DESC, d."id" DESC
      ) d
    ) deployed
    WHERE c."boardId" = ${boardId}::uuid AND c."deletedAt" IS NULL AND c."number" = ANY(${[...numbers]}::int[])
    ORDER BY c."number"`;
}

function factsOf({ hasCommits, pullRequests, runs, deployments }: FactRow): StripFacts {
  return {
    hasCommits: hasCommits ?? false,
    pullRequests: (pullRequests ?? []).map(([repository, branch, headSha, state, at]) => ({ repository, branch, headSha, state, at: new Date(at ?? 0) })),
    runs: (runs ?? []).map(toRun),
    deployments: (deployments ?? []).map(([repository, environment, tier, sha, status, succeeded, at]) => ({ repository, environment, tier, sha, status, succeeded, at: new Date(at) })),
  };
}

function toRun([repository, externalId, attempt, name, trigger, branch, sha, status, at, stages]: RunTuple): StripRun {
  const known = (stages ?? []).map(([kind, status]) => ({ kind, status }));
  return { repository, externalId, attempt, name, trigger, branch, sha, status, at: new Date(at), kind: stageKind(name, name), stages: known };
}
