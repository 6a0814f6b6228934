import type { AnswerTo } from "./call-back";
import type { DeploymentKind, Strategy } from "./deployment-kind";
import type { Tier } from "./environment-tier";
import type { DeploymentStatus, PullRequestState, RunStatus } from "./run-status";
import type { StageKind } from "./stage-kind";

/** What a source reports about one attempt of one run. */
export type RunFacts = {
  name: string;
  status: RunStatus;
  trigger: string | null;
  title: string | null;
  branch: string | null;
  headRepository: string | null;
  sha: string | null;
  commitMessage: string | null;
  prNumber: number | null;
  actor: string | null;
  url: string | null;
  createdAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  producerAt: Date | null;
  generation: Generation;
};

/**
 * What a producer counts up when it does the same thing once more without calling it another attempt, such as the number of a
 * retried job; a higher one beats everything told of a lower. Null where it counts nothing.
 */
export type Generation = bigint | null;

export type StageFacts = {
  name: string;
  kind: StageKind;
  status: RunStatus;
  url: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  producerAt: Date | null;
  generation: Generation;
  /** What a quality gate asked for; null for every other stage. */
  conditions: GateCondition[] | null;
};

/** One thing that a quality gate asks for, in the producer's words. */
export type GateCondition = { metric: string; operator: string | null; value: string | null; threshold: string | null; isMet: boolean };

export type DeploymentFacts = {
  environment: string;
  tier: Tier;
  /** What was deployed where several things are deployed from one repository; null for the repository itself. */
  service: string | null;
  version: string | null;
  /** How it went out, where the producer says so. */
  strategy: Strategy | null;
  /** What the producer calls it; null where that is to be told from what ran before. */
  kind: DeploymentKind | null;
  sha: string | null;
  ref: string | null;
  description: string | null;
  mentions: string[];
  status: DeploymentStatus;
  /** Null in a report that carries no status: the deployment was made and nothing else is known. */
  statusId: bigint | null;
  runExternalId: string | null;
  /** Where its producer wants to hear what a person decides; null where it asks nobody. */
  answerTo: AnswerTo | null;
  url: string | null;
  createdAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  succeededAt: Date | null;
  producerAt: Date | null;
};

export type ReleaseFacts = {
  tag: string;
  name: string | null;
  notes: string | null;
  isPrerelease: boolean;
  url: string | null;
  publishedAt: Date | null;
  producerAt: Date | null;
};

/** An alert of a monitoring system, from when it began until it ended. */
export type AlertFacts = {
  title: string;
  description: string | null;
  status: "FIRING" | "RESOLVED";
  severity: string | null;
  environment: string | null;
  service: string | null;
  /** What several alerts have in common that were told of together. */
  group: string | null;
  mentions: string[];
  url: string | null;
  startedAt: Date;
  resolvedAt: Date | null;
};

export type PullRequestFacts = {
  number: number;
  title: string;
  body: string;
  branch: string;
  headRepository: string | null;
  headSha: string;
  mergeSha: string | null;
  state: PullRequestState;
  author: string | null;
  url: string | null;
  openedAt: Date | null;
  mergedAt: Date | null;
  producerAt: Date | null;
};

export type CommitFacts = {
  sha: string;
  branches: string[];
  message: string;
  author: string | null;
  authoredAt: Date | null;
  url: string | null;
};

/** A branch went from one commit to another; `before` is null for a new branch, `moved` when the branch is not known. */
export type PushFacts = { moved: { branch: string; before: string | null; after: string; forced: boolean } | null; commits: CommitFacts[] };

/** One thing a delivery says, in the words that all sources share. */
export type Change =
  | { type: "run"; repository: string; externalId: string; attempt: number; facts: RunFacts }
  | { type: "stage"; repository: string; runExternalId: string; attempt: number; externalId: string; facts: StageFacts; run: RunStub }
  | { type: "deployment"; repository: string; externalId: string; facts: DeploymentFacts }
  | { type: "pullRequest"; repository: string; externalId: string; facts: PullRequestFacts }
  | { type: "push"; repository: string; facts: PushFacts }
  | { type: "release"; repository: string; externalId: string; facts: ReleaseFacts }
  | { type: "alert"; repository: string; externalId: string; /** What is the same each time it begins anew, a beginning of its id up to a space. */ series?: string; facts: AlertFacts }
  /** All of a group of alerts is over, also those of it that were left out of the report. */
  | { type: "alertGroup"; repository: string; group: string; endedAt: Date };

/** The little a stage tells of its run, kept until the run itself is heard of. */
export type RunStub = Pick<RunFacts, "name" | "branch" | "sha" | "createdAt">;
