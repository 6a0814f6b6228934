import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { isSharedBranch } from "./domain/link-keys";
import type { ThingIds } from "./find-neighbours";
import type { Known } from "./known/known";
import { readWhere, toJson } from "./known/table";
import { type Commit, COMMITS, type Deployment, type PipelineRun, PULL_REQUESTS, type PullRequest, RUNS } from "./known/tables";
import { listCommitsSince } from "./walk-pushes";

/** At most this many commits of a branch are looked through for the cards of its pull request. */
const BRANCH_COMMITS = 200;

/** Things whose cards are sought. */
export type Sought = { commits: Commit[]; pullRequests: PullRequest[]; runs: PipelineRun[]; deployments: Deployment[] };

/** What they may have their cards from: more than each of them alone would need. */
export type Code = {
  readonly commits: readonly Commit[];
  readonly pullRequests: readonly PullRequest[];
  readonly runs: readonly PipelineRun[];
  /** The newest commits of the branches of the pull requests that are sought. */
  readonly branchCommits: readonly Commit[];
  /** The commits that a deployment brought, by its id. */
  readonly brought: ReadonlyMap<string, readonly string[]>;
};

/** Those of them that are not at hand already are read. */
export async function loadSought(tx: Statements, known: Known, ids: ThingIds): Promise<Sought> {
  const [commits, pullRequests, runs, deployments] = await Promise.all([
    known.commits.with(tx, ids.commit),
    known.pullRequests.with(tx, ids.pullRequest),
    known.runs.with(tx, ids.run),
    known.deployments.with(tx, ids.deployment),
  ]);
  return { commits, pullRequests, runs, deployments };
}

/** All that the cards of these things are found by, in a statement for each kind: by commit anywhere on the board, by branch and number where a thing was told. */
export async function loadCode(tx: Statements, boardId: string, sought: Sought): Promise<Code> {
  const [brought, runsBehind, branchCommits] = await Promise.all([listCommitsSince(tx, boardId, sought.deployments), loadRunsBehind(tx, boardId, sought.deployments), loadBranchCommits(tx, sought.pullRequests)]);
  const runs = [...sought.runs, ...runsBehind];
  const shas = distinct([...[...brought.values()].flat(), ...runs.flatMap(({ sha }) => sha ?? [])]);
  const commits = [...sought.commits, ...(shas.length === 0 ? [] : await readWhere(tx, COMMITS, Prisma.sql`WHERE t."sha" = ANY(${shas}::text[]) AND ${onBoard(boardId)}`))];
  const pullRequests = await loadPullRequests(tx, boardId, { shas: distinct([...shas, ...commits.map(({ sha }) => sha)]), near: nearOf(commits, runs, sought.pullRequests) });
  return { commits: byId(commits), pullRequests, runs: byId(runs), branchCommits, brought };
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];
const byId = <Row extends { id: string }>(rows: readonly Row[]) => [...new Map(rows.map((row) => [row.id, row])).values()];
const onBoard = (boardId: string) => Prisma.sql`t."sourceId" IN (SELECT "id" FROM "Source" WHERE "boardId" = ${boardId}::uuid)`;

async function loadRunsBehind(tx: Statements, boardId: string, deployments: readonly Deployment[]): Promise<PipelineRun[]> {
  if (deployments.length === 0) return [];
  const made = deployments.filter(({ runExternalId }) => runExternalId !== null).map(({ sourceId, repository, runExternalId }) => ({ sourceId, repository, run: runExternalId }));
  return readWhere(tx, RUNS, Prisma.sql`WHERE t."id" IN (
    SELECT t."id" FROM "PipelineRun" t WHERE t."sha" = ANY(${deployments.flatMap(({ sha }) => sha ?? [])}::text[]) AND ${onBoard(boardId)}
    UNION SELECT t."id" FROM jsonb_to_recordset(${toJson(made)}::jsonb) AS k("sourceId" uuid, "repository" text, "run" text)
      JOIN "PipelineRun" t ON t."sourceId" = k."sourceId" AND t."repository" = k."repository" AND t."externalId" = k."run")`);
}

async function loadBranchCommits(tx: Statements, pullRequests: readonly PullRequest[]): Promise<Commit[]> {
  const branches = branchesOf(pullRequests);
  if (branches.length === 0) return [];
  return byId(await readWhere(tx, COMMITS, Prisma.sql`JOIN (SELECT c."id" FROM jsonb_to_recordset(${toJson(branches)}::jsonb) AS k("sourceId" uuid, "repository" text, "branch" text) CROSS JOIN LATERAL (
    SELECT c."id" FROM (SELECT * FROM "Commit" WHERE "branches" @> ARRAY[k."branch"] OFFSET 0) c WHERE c."sourceId" = k."sourceId" AND c."repository" = k."repository" ORDER BY c."authoredAt" DESC LIMIT ${BRANCH_COMMITS}::int) c) n ON n."id" = t."id"`));
}

/** The branches of these pull requests, each once; what many share, or lives in another repository, is none of theirs. */
function branchesOf(pullRequests: readonly PullRequest[]) {
  const own = pullRequests.filter((one) => one.headRepository === one.repository && !isSharedBranch(one.branch));
  return [...new Map(own.map(({ sourceId, repository, branch }) => [JSON.stringify([sourceId, repository, branch]), { sourceId, repository, branch }])).values()];
}

type Near = { sourceId: string; repository: string; branch: string | null; number: number | null };

function nearOf(commits: readonly Commit[], runs: readonly PipelineRun[], pullRequests: readonly PullRequest[]): Near[] {
  const near = [
    ...commits.flatMap(({ sourceId, repository, branches }) => branches.map((branch) => ({ sourceId, repository, branch, number: null }))),
    ...runs.flatMap(({ sourceId, repository, branch, prNumber }) => [{ sourceId, repository, branch, number: null }, { sourceId, repository, branch: null, number: prNumber }]),
    ...branchesOf(pullRequests).map((one) => ({ ...one, number: null })),
  ].filter(({ branch, number }) => number !== null || (branch !== null && !isSharedBranch(branch)));
  return [...new Map(near.map((one) => [JSON.stringify([one.sourceId, one.repository, one.branch, one.number]), one])).values()];
}

async function loadPullRequests(tx: Statements, boardId: string, { shas, near }: { shas: readonly string[]; near: readonly Near[] }): Promise<PullRequest[]> {
  if (shas.length === 0 && near.length === 0) return [];
  const nearby = Prisma.sql`jsonb_to_recordset(${toJson(near)}::jsonb) AS k("sourceId" uuid, "repository" text, "branch" text, "number" int)`;
  return readWhere(tx, PULL_REQUESTS, Prisma.sql`WHERE t."id" IN (
    SELECT t."id" FROM "PullRequest" t WHERE (t."headSha" = ANY(${[...shas]}::text[]) OR t."mergeSha" = ANY(${[...shas]}::text[])) AND ${onBoard(boardId)}
    UNION SELECT t."id" FROM ${nearby} JOIN "PullRequest" t ON t."sourceId" = k."sourceId" AND t."repository" = k."repository" AND t."branch" = k."branch"
    UNION SELECT t."id" FROM ${nearby} JOIN "PullRequest" t ON t."sourceId" = k."sourceId" AND t."repository" = k."repository" AND t."number" = k."number")`);
}
