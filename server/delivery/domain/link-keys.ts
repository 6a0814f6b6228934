import type { CommitFacts, DeploymentFacts, PullRequestFacts, RunFacts } from "./changes";
import { findBranchKeys, findCommitKeys, findIntendedKeys, findKeys, KEY_CAP } from "./find-keys";

/** Where a key was found; of several places the first in this order is kept. MANUAL links are made by people. */
export const LINK_VIAS = ["MANUAL", "BRANCH", "PR_TITLE", "COMMIT", "PR_BODY", "PARAMETER", "INHERITED"] as const;
export type LinkVia = (typeof LINK_VIAS)[number];

/** Card keys with where each was found. */
export type FoundKeys = ReadonlyMap<string, LinkVia>;

// Work of many cards runs through these: what happens on them belongs to its commits, not to the branch.
const SHARED_BRANCH = /^(?:main|master|trunk|dev|develop|development|staging|production|release[/-].*)$/i;

/** What starts a run that bears the title of its pull request, as the systems call it. */
const REQUESTED = /^(?:pull|merge)_request/;

/** Whether a branch is where many cards' work meets. */
export function isSharedBranch(branch: string): boolean {
  return SHARED_BRANCH.test(branch);
}

/** The cards a commit names: by the branch it was first pushed to, and in its message. */
export function commitKeys({ branches, message }: Pick<CommitFacts, "branches" | "message">, boardKey: string): FoundKeys {
  return collect([
    ...branches.map((branch) => ["BRANCH", findBranchKeys(branch, boardKey)] as const),
    ["COMMIT", findCommitKeys(message, boardKey)],
  ]);
}

/** The cards a pull request names: by its branch, in its title, and in its body where a word of intent says so. */
export function pullRequestKeys({ branch, title, body }: Pick<PullRequestFacts, "branch" | "title" | "body">, boardKey: string): FoundKeys {
  return collect([
    ["BRANCH", findBranchKeys(branch, boardKey)],
    ["PR_TITLE", findKeys(title, "prose", boardKey)],
    ["PR_BODY", findIntendedKeys(body, boardKey)],
  ]);
}

/** The cards a run names: by its branch, in the message of its commit, and in its title. */
export function runKeys({ branch, commitMessage, title, trigger }: Pick<RunFacts, "branch" | "commitMessage" | "title" | "trigger">, boardKey: string): FoundKeys {
  return collect([
    ["BRANCH", findBranchKeys(branch ?? "", boardKey)],
    ["COMMIT", findCommitKeys(commitMessage ?? "", boardKey)],
    [trigger && REQUESTED.test(trigger) ? "PR_TITLE" : "PARAMETER", findCommitKeys(title ?? "", boardKey)],
  ]);
}

/** The cards a deployment names: by its branch or tag, and in what was handed over with it. */
export function deploymentKeys({ ref, mentions }: Pick<DeploymentFacts, "ref" | "mentions">, boardKey: string): FoundKeys {
  return collect([
    ["BRANCH", findBranchKeys(ref ?? "", boardKey)],
    ["PARAMETER", mentions],
  ]);
}

/** A thing's own keys and those it takes over from others, which are marked as inherited unless it has them itself. */
export function withInherited(own: FoundKeys, ...others: FoundKeys[]): FoundKeys {
  return collect([...[...own].map(([key, via]) => [via, [key]] as const), ...others.map((keys) => ["INHERITED", [...keys.keys()]] as const)], Infinity);
}

function collect(found: readonly (readonly [LinkVia, readonly string[]])[], cap = KEY_CAP): FoundKeys {
  const keys = new Map<string, LinkVia>();
  for (const [via, some] of found) {
    for (const key of some) {
      const known = keys.get(key);
      if (known ? LINK_VIAS.indexOf(via) < LINK_VIAS.indexOf(known) : keys.size < cap) keys.set(key, via);
    }
  }
  return keys;
}

type BranchOwner = Pick<PullRequestFacts, "branch" | "headRepository" | "state" | "mergedAt" | "producerAt">;

/**
 * The pull request that something on a branch at an instant belongs to: the first one of that branch that had not ended by then,
 * for a name such as patch-1 is used again and again. None for a branch that many cards share.
 */
export function pullRequestOfBranch<T extends BranchOwner>(pullRequests: readonly T[], branch: string, headRepository: string, at: Date | null): T | null {
  if (isSharedBranch(branch)) return null;
  const open = pullRequests.filter((one) => one.branch === branch && one.headRepository === headRepository && endOf(one) >= (at?.getTime() ?? -Infinity));
  return open.sort((a, b) => endOf(a) - endOf(b))[0] ?? null;
}

function endOf({ state, mergedAt, producerAt }: BranchOwner): number {
  if (state === "OPEN" || state === "DRAFT") return Infinity;
  return (mergedAt ?? producerAt)?.getTime() ?? Infinity;
}
