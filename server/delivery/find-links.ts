import type { Tx } from "@/server/platform/db/client";
import type { Commit, Deployment, PipelineRun, PullRequest } from "@/server/platform/db/generated/client";
import { commitKeys, deploymentKeys, type FoundKeys, isSharedBranch, pullRequestKeys, pullRequestOfBranch, runKeys, withInherited } from "./domain/link-keys";
import { listCommitsSince, type Scope } from "./walk-pushes";

/** At most this many commits of a branch are looked through for the cards of its pull request. */
const BRANCH_COMMITS = 200;

type Code = { commits: Commit[]; pullRequests: PullRequest[] };

/** The cards each commit names, with those of the pull request it came or was merged by. */
export async function findCommitLinks(tx: Tx, scope: Scope, boardKey: string, commits: readonly Commit[]): Promise<FoundKeys[]> {
  const { pullRequests } = await loadPullRequests(tx, scope, commits, [], []);
  return commits.map((commit) => keysOfCommit(commit, pullRequests, scope, boardKey));
}

/** The cards each pull request names, with those of the commits on its branch. */
export async function findPullRequestLinks(tx: Tx, scope: Scope, boardKey: string, pullRequests: readonly PullRequest[]): Promise<FoundKeys[]> {
  const branches = pullRequests.filter((one) => one.headRepository === scope.repository && !isSharedBranch(one.branch)).map(({ branch }) => branch);
  if (branches.length === 0) return pullRequests.map((one) => pullRequestKeys(one, boardKey));
  const commits = await tx.commit.findMany({ where: { ...scope, branches: { hasSome: branches } }, orderBy: { authoredAt: "desc" }, take: BRANCH_COMMITS });
  const siblings = await tx.pullRequest.findMany({ where: { ...scope, branch: { in: branches } } });
  const owners = commits.map((commit) => ({ commit, owners: commit.branches.map((branch) => pullRequestOfBranch(siblings, branch, scope.repository, commit.authoredAt)?.id) }));
  return pullRequests.map((one) => {
    const own = owners.filter(({ owners }) => owners.includes(one.id)).map(({ commit }) => commitKeys(commit, boardKey));
    return withInherited(pullRequestKeys(one, boardKey), ...own);
  });
}

/** The cards each run names, with those of its commit and of its pull request; a run for a fork only finds that by commit and branch. */
export async function findRunLinks(tx: Tx, scope: Scope, boardKey: string, runs: readonly PipelineRun[]): Promise<FoundKeys[]> {
  const commits = await loadCommits(tx, scope, runs.flatMap(({ sha }) => sha ?? []));
  const code = await loadPullRequests(tx, scope, commits, runs, []);
  return runs.map((run) => withInherited(runKeys(run, boardKey), ...keysBehindRun(run, code, scope, boardKey)));
}

/** The cards each deployment names, with those of everything that came since the last success in its environment. */
export async function findDeploymentLinks(tx: Tx, scope: Scope, boardKey: string, deployments: readonly Deployment[]): Promise<FoundKeys[]> {
  const links: FoundKeys[] = [];
  for (const deployment of deployments) links.push(await keysOfDeployment(tx, scope, boardKey, deployment));
  return links;
}

async function keysOfDeployment(tx: Tx, scope: Scope, boardKey: string, deployment: Deployment): Promise<FoundKeys> {
  const { sha, runExternalId, environment, createdAt } = deployment;
  const before = await tx.deployment.findFirst({
    where: { ...scope, environment, succeededAt: { not: null }, createdAt: { lt: createdAt }, id: { not: deployment.id } },
    orderBy: { createdAt: "desc" },
    select: { sha: true },
  });
  const shas = sha === null ? [] : await listCommitsSince(tx, scope, sha, before?.sha ?? null);
  const runs = await tx.pipelineRun.findMany({
    where: { ...scope, OR: [...(sha ? [{ sha }] : []), ...(runExternalId ? [{ externalId: runExternalId }] : [])] },
  });
  const commits = await loadCommits(tx, scope, [...shas, ...runs.flatMap((run) => run.sha ?? [])]);
  const code = await loadPullRequests(tx, scope, commits, runs, shas);
  const behind = [
    ...commits.map((commit) => keysOfCommit(commit, code.pullRequests, scope, boardKey)),
    ...code.pullRequests.filter((one) => shas.includes(one.headSha) || (one.mergeSha !== null && shas.includes(one.mergeSha))).map((one) => pullRequestKeys(one, boardKey)),
    ...runs.flatMap((run) => [runKeys(run, boardKey), ...keysBehindRun(run, code, scope, boardKey)]),
  ];
  return withInherited(deploymentKeys(deployment, boardKey), ...behind);
}

function keysOfCommit(commit: Commit, pullRequests: readonly PullRequest[], scope: Scope, boardKey: string): FoundKeys {
  const by = pullRequests.filter((one) => one.mergeSha === commit.sha || one.headSha === commit.sha);
  const branches = commit.branches.flatMap((branch) => pullRequestOfBranch(pullRequests, branch, scope.repository, commit.authoredAt) ?? []);
  return withInherited(commitKeys(commit, boardKey), ...[...by, ...branches].map((one) => pullRequestKeys(one, boardKey)));
}

function keysBehindRun(run: PipelineRun, { commits, pullRequests }: Code, scope: Scope, boardKey: string): FoundKeys[] {
  const by = pullRequests.filter((one) => (run.sha !== null && (one.headSha === run.sha || one.mergeSha === run.sha)) || one.number === run.prNumber);
  const owner = pullRequestOfBranch(pullRequests, run.branch ?? "", run.headRepository ?? scope.repository, run.createdAt);
  return [
    ...commits.filter(({ sha }) => sha === run.sha).map((commit) => keysOfCommit(commit, pullRequests, scope, boardKey)),
    ...[...by, ...(owner ? [owner] : [])].map((one) => pullRequestKeys(one, boardKey)),
  ];
}

async function loadCommits(tx: Tx, scope: Scope, shas: readonly string[]): Promise<Commit[]> {
  return shas.length === 0 ? [] : tx.commit.findMany({ where: { ...scope, sha: { in: [...new Set(shas)] } } });
}

/** The commits given, and every pull request that they, the runs or the shas could belong to. */
async function loadPullRequests(tx: Tx, scope: Scope, commits: readonly Commit[], runs: readonly PipelineRun[], others: readonly string[]): Promise<Code> {
  const shas = [...new Set([...commits.map(({ sha }) => sha), ...runs.flatMap(({ sha }) => sha ?? []), ...others])];
  const named = [...commits.flatMap(({ branches }) => branches), ...runs.flatMap(({ branch }) => branch ?? [])];
  const branches = [...new Set(named)].filter((branch) => !isSharedBranch(branch));
  const numbers = runs.flatMap(({ prNumber }) => prNumber ?? []);
  const pullRequests = await tx.pullRequest.findMany({
    where: { ...scope, OR: [{ headSha: { in: shas } }, { mergeSha: { in: shas } }, { branch: { in: branches } }, { number: { in: numbers } }] },
  });
  return { commits: [...commits], pullRequests };
}
