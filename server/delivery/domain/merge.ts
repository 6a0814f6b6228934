import type { AlertFacts, CommitFacts, DeploymentFacts, Generation, PullRequestFacts, ReleaseFacts, RunFacts, RunStub, StageFacts } from "./changes";
import { compareContent, compareStamps, compareTimes, earlier, later } from "./newer";
import { isOver, PULL_REQUEST_STATES, type RunStatus } from "./run-status";
import { STAGE_KINDS } from "./stage-kind";

// Each function returns what is known after one more report, and ends the same whatever the order of the reports.
// It returns `known` itself when the report adds nothing.

/** A run after a report about the same attempt of it. */
export function mergeRun(known: RunFacts | null, report: RunFacts): RunFacts {
  const winner = newest(known, report);
  const createdAt = earlier(known?.createdAt ?? null, report.createdAt);
  return compareTimes(createdAt, winner.createdAt) === 0 ? winner : { ...winner, createdAt };
}

/** What stands for a run of which only a stage has been heard: older than every report about the run itself. */
export function stubRun(stub: RunStub): RunFacts {
  return {
    ...stub,
    status: "UNKNOWN",
    trigger: null,
    title: null,
    headRepository: null,
    commitMessage: null,
    prNumber: null,
    actor: null,
    url: null,
    startedAt: null,
    finishedAt: null,
    producerAt: null,
    generation: null,
  };
}

/** A stage after a report about it. Only some reports name its environment: once one has, it stays a deploy stage. */
export function mergeStage(known: StageFacts | null, report: StageFacts): StageFacts {
  const winner = newest(known, report, compareStages);
  const deploys = known?.kind === "DEPLOY" || report.kind === "DEPLOY";
  return deploys && winner.kind !== "DEPLOY" ? { ...winner, kind: "DEPLOY" } : winner;
}

function compareStages({ kind: a, ...left }: StageFacts, { kind: b, ...right }: StageFacts): number {
  return compareButTimes({ ...left, kind: null }, { ...right, kind: null }) || STAGE_KINDS.indexOf(a) - STAGE_KINDS.indexOf(b);
}

/** A deployment after a report: the newest status counts, while when it began, ended and first succeeded is kept from all of them. */
export function mergeDeployment(known: DeploymentFacts | null, report: DeploymentFacts): DeploymentFacts {
  if (!known) return report;
  const order =
    compareNumbers(report.statusId, known.statusId) || compareEnds(report, known) || compareTimes(report.producerAt, known.producerAt) || compareContent(statusOf(report), statusOf(known));
  const winner = order > 0 ? report : known;
  const merged: DeploymentFacts = {
    ...winner,
    mentions: [...new Set([...known.mentions, ...report.mentions])].sort(),
    runExternalId: oneOf(known.runExternalId, report.runExternalId),
    answerTo: known.answerTo && report.answerTo && compareContent(report.answerTo, known.answerTo) > 0 ? report.answerTo : (known.answerTo ?? report.answerTo),
    createdAt: earlier(known.createdAt, report.createdAt),
    startedAt: earlier(known.startedAt, report.startedAt),
    finishedAt: later(known.finishedAt, report.finishedAt),
    succeededAt: earlier(known.succeededAt, report.succeededAt),
  };
  return compareContent(merged, known) === 0 ? known : merged;
}

/**
 * A pull request after a report about it. It is merged once, at the earliest time told, and has one author: some producers date only
 * the report, and name whoever made the last edit. What has neither title, branch nor commit in the newest report keeps those it had.
 */
export function mergePullRequest(known: PullRequestFacts | null, report: PullRequestFacts): PullRequestFacts {
  if (!known) return report;
  const order =
    compareTimes(report.producerAt, known.producerAt) ||
    PULL_REQUEST_STATES.indexOf(report.state) - PULL_REQUEST_STATES.indexOf(known.state) ||
    compareContent({ ...report, mergedAt: null, author: null }, { ...known, mergedAt: null, author: null });
  const [winner, other] = order > 0 ? [report, known] : [known, report];
  const merged = {
    ...winner,
    title: winner.title || other.title,
    branch: winner.branch || other.branch,
    headRepository: winner.branch ? winner.headRepository : other.headRepository,
    headSha: winner.headSha || other.headSha,
    mergedAt: earlier(known.mergedAt, report.mergedAt),
    author: oneOf(known.author, report.author),
  };
  return compareContent(merged, known) === 0 ? known : merged;
}

/** A commit after one more push that carried it: what it says never changes, it is only found on more branches. */
export function mergeCommit(known: CommitFacts | null, report: CommitFacts): CommitFacts {
  if (!known) return report;
  const merged = { ...(compareContent(told(report), told(known)) > 0 ? report : known), branches: [...new Set([...known.branches, ...report.branches])].sort() };
  return compareContent(merged, known) === 0 ? known : merged;
}

/** A release after a report: the newest, by the producer's time. */
export function mergeRelease(known: ReleaseFacts | null, report: ReleaseFacts): ReleaseFacts {
  if (!known) return report;
  return (compareTimes(report.producerAt, known.producerAt) || compareContent(report, known)) > 0 ? report : known;
}

/**
 * An alert after a report: resolved is for good, for one that begins anew is another alert. It began when the earliest report says
 * and ended at the earlier of two ends; what only one report tells is kept.
 */
export function mergeAlert(known: AlertFacts | null, report: AlertFacts): AlertFacts {
  if (!known) return report;
  const merged: AlertFacts = {
    title: oneOf(known.title, report.title) ?? report.title,
    description: oneOf(known.description, report.description),
    status: known.status === "RESOLVED" || report.status === "RESOLVED" ? "RESOLVED" : "FIRING",
    severity: oneOf(known.severity, report.severity),
    environment: oneOf(known.environment, report.environment),
    service: oneOf(known.service, report.service),
    group: oneOf(known.group, report.group),
    mentions: [...new Set([...known.mentions, ...report.mentions])].sort(),
    url: oneOf(known.url, report.url),
    startedAt: earlier(known.startedAt, report.startedAt) ?? report.startedAt,
    resolvedAt: earlier(known.resolvedAt, report.resolvedAt),
  };
  return compareContent(merged, known) === 0 ? known : merged;
}

type Timed = { status: RunStatus; startedAt: Date | null; producerAt: Date | null; generation: Generation };

/** The newest of both; when it began is the earliest that any report of the same doing says, for the last one may not repeat it. */
function newest<T extends Timed>(known: T | null, report: T, byContent: (a: T, b: T) => number = compareButTimes): T {
  if (!known) return report;
  const generations = compareNumbers(report.generation, known.generation);
  const order = generations || compareStamps(stamp(report), stamp(known));
  // Queued and waiting in the same second, as behind an approval gate: only the order of arrival can tell.
  const isReport = order !== 0 ? order > 0 : report.status !== known.status || byContent(report, known) > 0;
  const winner = isReport ? report : known;
  const startedAt = generations !== 0 ? winner.startedAt : earlier(known.startedAt, report.startedAt);
  return compareTimes(startedAt, winner.startedAt) === 0 ? winner : { ...winner, startedAt };
}

/** What earlier reports add to is no part of what decides between two of them. */
function compareButTimes<T extends Timed>(a: T, b: T): number {
  return compareContent({ ...a, startedAt: null, createdAt: null }, { ...b, startedAt: null, createdAt: null });
}

function stamp(facts: { status: RunStatus; producerAt: Date | null }) {
  return { attempt: 1, status: facts.status, at: facts.producerAt };
}

/** Without numbers to tell which status is the newer one, over comes after under way, and replaced after over. */
function compareEnds(a: DeploymentFacts, b: DeploymentFacts): number {
  if (a.statusId !== null || b.statusId !== null) return 0;
  const rank = ({ status }: DeploymentFacts) => (status === "SUPERSEDED" ? 2 : Number(isOver(status)));
  return rank(a) - rank(b);
}

/** What only some reports tell. */
function oneOf(a: string | null, b: string | null): string | null {
  return a !== null && b !== null ? (a > b ? a : b) : (a ?? b);
}

function compareNumbers(a: bigint | null, b: bigint | null): number {
  return a === b ? 0 : (a ?? -1n) > (b ?? -1n) ? 1 : -1;
}

function statusOf({ environment, tier, service, version, strategy, kind, sha, ref, description, status, url }: DeploymentFacts) {
  return { environment, tier, service, version, strategy, kind, sha, ref, description, status, url };
}

function told({ message, author, authoredAt, url }: CommitFacts) {
  return { message, author, authoredAt, url };
}
