import type { CommitFacts, DeploymentFacts, PullRequestFacts, RunFacts } from "./changes";
import { commitKeys, deploymentKeys, type FoundKeys, isSharedBranch, pullRequestKeys, pullRequestOfBranch, runKeys, withInherited } from "./link-keys";

type Place = { readonly id: string; readonly sourceId: string; readonly repository: string };
type Commit = Place & Pick<CommitFacts, "sha" | "branches" | "message" | "authoredAt">;
type PullRequest = Place & Pick<PullRequestFacts, "number" | "title" | "body" | "branch" | "headRepository" | "headSha" | "mergeSha" | "state" | "mergedAt" | "producerAt">;
type Run = Place & { readonly externalId: string; readonly createdAt: Date } & Pick<RunFacts, "branch" | "headRepository" | "sha" | "commitMessage" | "title" | "trigger" | "prNumber">;
type Deployment = Place & Pick<DeploymentFacts, "sha" | "ref" | "mentions" | "runExternalId">;

/** What things may have their cards from; what has nothing to do with one of them does not change what is found for it. */
export type LinkedCode = {
  readonly commits: readonly Commit[];
  readonly pullRequests: readonly PullRequest[];
  readonly runs: readonly Run[];
  /** The newest commits of branches that have a pull request. */
  readonly branchCommits: readonly Commit[];
  /** The commits that a deployment brought, by its id. */
  readonly brought: ReadonlyMap<string, readonly string[]>;
};

/** Returns the cards a commit names, with those of the pull request it came or was merged by. */
export function keysOfCommit(commit: Commit, { pullRequests }: Pick<LinkedCode, "pullRequests">, boardKey: string): FoundKeys {
  const by = pullRequests.filter((one) => one.mergeSha === commit.sha || one.headSha === commit.sha);
  const neighbours = pullRequests.filter((one) => isSamePlace(one, commit));
  const branches = commit.branches.flatMap((branch) => pullRequestOfBranch(neighbours, branch, commit.repository, commit.authoredAt) ?? []);
  return withInherited(commitKeys(commit, boardKey), ...[...by, ...branches].map((one) => pullRequestKeys(one, boardKey)));
}

/** Returns the cards a pull request names, with those of the commits on its branch. */
export function keysOfPullRequest(one: PullRequest, { pullRequests, branchCommits }: LinkedCode, boardKey: string): FoundKeys {
  const own = pullRequestKeys(one, boardKey);
  if (one.headRepository !== one.repository || isSharedBranch(one.branch)) return own;
  const siblings = pullRequests.filter((other) => isSamePlace(other, one));
  const commits = branchCommits.filter((commit) => isSamePlace(commit, one) && commit.branches.includes(one.branch));
  const ours = commits.filter((commit) => pullRequestOfBranch(siblings, one.branch, one.repository, commit.authoredAt)?.id === one.id);
  return withInherited(own, ...ours.map((commit) => commitKeys(commit, boardKey)));
}

/** Returns the cards a run names, with those of its commit and of its pull request; a run for a fork only finds that by commit and branch. */
export function keysOfRun(run: Run, code: LinkedCode, boardKey: string): FoundKeys {
  return withInherited(runKeys(run, boardKey), ...keysBehindRun(run, code, boardKey));
}

/** Returns the cards a deployment names, with those of everything that came since the last success in its environment. */
export function keysOfDeployment(deployment: Deployment, code: LinkedCode, boardKey: string): FoundKeys {
  const { id, sha, runExternalId } = deployment;
  const runs = code.runs.filter((run) => (sha !== null && run.sha === sha) || (run.externalId === runExternalId && isSamePlace(run, deployment)));
  const shas = new Set(code.brought.get(id) ?? []);
  const built = new Set(runs.map((run) => run.sha));
  const behind = [
    ...code.commits.filter((commit) => shas.has(commit.sha) || built.has(commit.sha)).map((commit) => keysOfCommit(commit, code, boardKey)),
    ...code.pullRequests.filter((one) => shas.has(one.headSha) || (one.mergeSha !== null && shas.has(one.mergeSha))).map((one) => pullRequestKeys(one, boardKey)),
    ...runs.flatMap((run) => [runKeys(run, boardKey), ...keysBehindRun(run, code, boardKey)]),
  ];
  return withInherited(deploymentKeys(deployment, boardKey), ...behind);
}

function keysBehindRun(run: Run, { commits, pullRequests }: LinkedCode, boardKey: string): FoundKeys[] {
  const neighbours = pullRequests.filter((one) => isSamePlace(one, run));
  const by = [
    ...pullRequests.filter((one) => run.sha !== null && (one.headSha === run.sha || one.mergeSha === run.sha)),
    ...neighbours.filter(({ number }) => number === run.prNumber),
  ];
  const owner = pullRequestOfBranch(neighbours, run.branch ?? "", run.headRepository ?? run.repository, run.createdAt);
  return [
    ...commits.filter(({ sha }) => sha === run.sha).map((commit) => keysOfCommit(commit, { pullRequests }, boardKey)),
    ...[...by, ...(owner ? [owner] : [])].map((one) => pullRequestKeys(one, boardKey)),
  ];
}

function isSamePlace(a: Pick<Place, "sourceId" | "repository">, b: Pick<Place, "sourceId" | "repository">): boolean {
  return a.sourceId === b.sourceId && a.repository === b.repository;
}
