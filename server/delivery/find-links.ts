import type { Tx } from "@/server/platform/db/client";
import type { Commit, Deployment, PipelineRun, PullRequest } from "@/server/platform/db/generated/client";
import { commitKeys, deploymentKeys, type FoundKeys, isSharedBranch, pullRequestKeys, pullRequestOfBranch, runKeys, withInherited } from "./domain/link-keys";
import { codeScope, listCommitsSince } from "./walk-pushes";

/** At most this many commits of a branch are looked through for the cards of its pull request. */
const BRANCH_COMMITS = 200;

type Code = { commits: Commit[]; pullRequests: PullRequest[] };

/** The board whose cards are meant: code is known by its commit to all of its sources. */
export type LinkBoard = { readonly id: string; readonly key: string };

/** The cards each commit names, with those of the pull request it came or was merged by. */
export async function findCommitLinks(tx: Tx, board: LinkBoard, commits: readonly Commit[]): Promise<FoundKeys[]> {
  const pullRequests = await loadPullRequests(tx, board, commits, [], []);
  return commits.map((commit) => keysOfCommit(commit, pullRequests, board.key));
}

/** The cards each pull request names, with those of the commits on its branch. */
export async function findPullRequestLinks(tx: Tx, board: LinkBoard, pullRequests: readonly PullRequest[]): Promise<FoundKeys[]> {
  const links: FoundKeys[] = [];
  for (const one of pullRequests) links.push(await keysOfPullRequest(tx, board, one));
  return links;
}

async function keysOfPullRequest(tx: Tx, board: LinkBoard, one: PullRequest): Promise<FoundKeys> {
  const own = pullRequestKeys(one, board.key);
  if (one.headRepository !== one.repository || isSharedBranch(one.branch)) return own;
  const scope = { sourceId: one.sourceId, repository: one.repository };
  const commits = await tx.commit.findMany({ where: { ...scope, branches: { has: one.branch } }, orderBy: { authoredAt: "desc" }, take: BRANCH_COMMITS });
  const siblings = await tx.pullRequest.findMany({ where: { ...scope, branch: one.branch } });
  const ours = commits.filter((commit) => pullRequestOfBranch(siblings, one.branch, one.repository, commit.authoredAt)?.id === one.id);
  return withInherited(own, ...ours.map((commit) => commitKeys(commit, board.key)));
}

/** The cards each run names, with those of its commit and of its pull request; a run for a fork only finds that by commit and branch. */
export async function findRunLinks(tx: Tx, board: LinkBoard, runs: readonly PipelineRun[]): Promise<FoundKeys[]> {
  const commits = await loadCommits(tx, board, runs.flatMap(({ sha }) => sha ?? []));
  const pullRequests = await loadPullRequests(tx, board, commits, runs, []);
  return runs.map((run) => withInherited(runKeys(run, board.key), ...keysBehindRun(run, { commits, pullRequests }, board.key)));
}

/** The cards each deployment names, with those of everything that came since the last success in its environment. */
export async function findDeploymentLinks(tx: Tx, board: LinkBoard, deployments: readonly Deployment[]): Promise<FoundKeys[]> {
  const links: FoundKeys[] = [];
  for (const deployment of deployments) links.push(await keysOfDeployment(tx, board, deployment));
  return links;
}

async function keysOfDeployment(tx: Tx, board: LinkBoard, deployment: Deployment): Promise<FoundKeys> {
  const { sourceId, repository, sha, runExternalId, environment, service, createdAt } = deployment;
  const own = { sourceId, repository };
  const before = await tx.deployment.findFirst({
    where: { ...own, environment, service, succeededAt: { not: null }, createdAt: { lt: createdAt }, id: { not: deployment.id } },
    orderBy: { createdAt: "desc" },
    select: { sha: true },
  });
  const shas = sha === null ? [] : await listCommitsSince(tx, await codeScope(tx, board.id, own, sha), sha, before?.sha ?? null);
  const runs = await tx.pipelineRun.findMany({
    where: { OR: [...(sha ? [{ sha, source: { boardId: board.id } }] : []), ...(runExternalId ? [{ ...own, externalId: runExternalId }] : [])] },
  });
  const commits = await loadCommits(tx, board, [...shas, ...runs.flatMap((run) => run.sha ?? [])]);
  const pullRequests = await loadPullRequests(tx, board, commits, runs, shas);
  const behind = [
    ...commits.map((commit) => keysOfCommit(commit, pullRequests, board.key)),
    ...pullRequests.filter((one) => shas.includes(one.headSha) || (one.mergeSha !== null && shas.includes(one.mergeSha))).map((one) => pullRequestKeys(one, board.key)),
    ...runs.flatMap((run) => [runKeys(run, board.key), ...keysBehindRun(run, { commits, pullRequests }, board.key)]),
  ];
  return withInherited(deploymentKeys(deployment, board.key), ...behind);
}

function keysOfCommit(commit: Commit, pullRequests: readonly PullRequest[], boardKey: string): FoundKeys {
  const by = pullRequests.filter((one) => one.mergeSha === commit.sha || one.headSha === commit.sha);
  const neighbours = pullRequests.filter((one) => isSameScope(one, commit));
  const branches = commit.branches.flatMap((branch) => pullRequestOfBranch(neighbours, branch, commit.repository, commit.authoredAt) ?? []);
  return withInherited(commitKeys(commit, boardKey), ...[...by, ...branches].map((one) => pullRequestKeys(one, boardKey)));
}

function keysBehindRun(run: PipelineRun, { commits, pullRequests }: Code, boardKey: string): FoundKeys[] {
  const neighbours = pullRequests.filter((one) => isSameScope(one, run));
  const by = [
    ...pullRequests.filter((one) => run.sha !== null && (one.headSha === run.sha || one.mergeSha === run.sha)),
    ...neighbours.filter(({ number }) => number === run.prNumber),
  ];
  const owner = pullRequestOfBranch(neighbours, run.branch ?? "", run.headRepository ?? run.repository, run.createdAt);
  return [
    ...commits.filter(({ sha }) => sha === run.sha).map((commit) => keysOfCommit(commit, pullRequests, boardKey)),
    ...[...by, ...(owner ? [owner] : [])].map((one) => pullRequestKeys(one, boardKey)),
  ];
}

async function loadCommits(tx: Tx, board: LinkBoard, shas: readonly string[]): Promise<Commit[]> {
  return shas.length === 0 ? [] : tx.commit.findMany({ where: { source: { boardId: board.id }, sha: { in: [...new Set(shas)] } } });
}

/** Every pull request that these commits, runs or shas could belong to: by commit anywhere on the board, by branch and number where the thing itself was told. */
async function loadPullRequests(tx: Tx, board: LinkBoard, commits: readonly Commit[], runs: readonly PipelineRun[], others: readonly string[]): Promise<PullRequest[]> {
  const shas = [...new Set([...commits.map(({ sha }) => sha), ...runs.flatMap(({ sha }) => sha ?? []), ...others])];
  const named = [...commits.map((commit) => ({ of: commit, branches: commit.branches, numbers: [] as number[] })), ...runs.map((run) => ({ of: run, branches: run.branch ? [run.branch] : [], numbers: run.prNumber === null ? [] : [run.prNumber] }))];
  const scopes = new Map<string, { sourceId: string; repository: string; branches: Set<string>; numbers: Set<number> }>();
  for (const { of: { sourceId, repository }, branches, numbers } of named) {
    const key = `${sourceId} ${repository}`;
    const scope = scopes.get(key) ?? { sourceId, repository, branches: new Set<string>(), numbers: new Set<number>() };
    for (const branch of branches) if (!isSharedBranch(branch)) scope.branches.add(branch);
    for (const number of numbers) scope.numbers.add(number);
    scopes.set(key, scope);
  }
  const near = [...scopes.values()].map(({ sourceId, repository, branches, numbers }) => ({ sourceId, repository, OR: [{ branch: { in: [...branches] } }, { number: { in: [...numbers] } }] }));
  return tx.pullRequest.findMany({ where: { OR: [{ source: { boardId: board.id }, OR: [{ headSha: { in: shas } }, { mergeSha: { in: shas } }] }, ...near] } });
}

function isSameScope(a: { sourceId: string; repository: string }, b: { sourceId: string; repository: string }): boolean {
  return a.sourceId === b.sourceId && a.repository === b.repository;
}
