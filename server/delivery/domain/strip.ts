import type { Tier } from "./environment-tier";
import { type DeploymentStatus, isOver, type PullRequestState, type RunStatus } from "./run-status";
import { STAGE_KINDS, type StageKind } from "./stage-kind";

/** How one part of a card's line stands. NONE is not reached or not known. */
export type PartState = "NONE" | "RUNNING" | "PASSED" | "FAILED" | "WAITING";
export type Strip = Readonly<Record<StageKind, PartState>>;

export const EMPTY_STRIP: Strip = { CODE: "NONE", BUILD: "NONE", TEST: "NONE", DEPLOY: "NONE", RELEASE: "NONE", MONITOR: "NONE" };

export type StripRun = {
  repository: string;
  externalId: string;
  attempt: number;
  name: string;
  trigger: string | null;
  /** The part the run stands for while no stage of it is known. */
  kind: StageKind;
  branch: string | null;
  sha: string | null;
  status: RunStatus;
  at: Date;
  stages: readonly { kind: StageKind; status: RunStatus }[];
};

export type StripFacts = {
  hasCommits: boolean;
  pullRequests: readonly { repository: string; branch: string; headSha: string; state: PullRequestState; at: Date }[];
  runs: readonly StripRun[];
  deployments: readonly { repository: string; environment: string; tier: Tier; sha: string | null; status: DeploymentStatus; succeeded: boolean; at: Date }[];
};

/** One thing that says how a part stands, about the code that first came up at `since` (epoch milliseconds). */
type Evidence = { kind: StageKind; status: RunStatus; since: number };

/**
 * The six parts of a card's line. In each part the newest code counts, and of one run only its newest attempt;
 * what was found about older code is void as soon as newer code stands in a part left of it. Nothing unknown is ever green.
 */
export function stripOf(facts: StripFacts): Strip {
  const since = firstSeen(facts);
  const evidence = [...currentRuns(facts).flatMap((run) => evidenceOfRun(run, since(run))), ...currentDeployments(facts).map((one) => evidenceOfDeployment(one, since(one)))];
  const strip: Record<StageKind, PartState> = { ...EMPTY_STRIP, CODE: codeState(facts, evidence) };
  let newest = -Infinity;
  for (const kind of AFTER_CODE) {
    const ofPart = evidence.filter((one) => one.kind === kind);
    const latest = Math.max(-Infinity, ...ofPart.map((one) => one.since));
    if (latest < newest || ofPart.length === 0) continue;
    newest = latest;
    strip[kind] = partState(ofPart.filter((one) => one.since === latest).map((one) => one.status));
  }
  return strip;
}

const AFTER_CODE = STAGE_KINDS.filter((kind) => kind !== "CODE");

/** Whether anything has happened on the line at all. */
export function isEmptyStrip(strip: Strip): boolean {
  return STAGE_KINDS.every((kind) => strip[kind] === "NONE");
}

/** The worst of what is known; green only when everything known is. */
function partState(statuses: readonly RunStatus[]): PartState {
  const has = (...wanted: RunStatus[]) => statuses.some((status) => wanted.includes(status));
  if (has("FAILED")) return "FAILED";
  if (has("RUNNING")) return "RUNNING";
  if (has("QUEUED", "WAITING")) return "WAITING";
  if (has("CANCELLED", "UNKNOWN")) return "NONE";
  return has("SUCCESS") ? "PASSED" : "NONE";
}

function codeState(facts: StripFacts, evidence: readonly Evidence[]): PartState {
  const stages = partState(evidence.filter((one) => one.kind === "CODE").map((one) => one.status));
  if (stages === "FAILED") return "FAILED";
  const states = facts.pullRequests.map((pullRequest) => pullRequest.state);
  if (states.includes("OPEN") || states.includes("DRAFT") || stages === "RUNNING") return "RUNNING";
  const pushed = facts.hasCommits || states.includes("MERGED") || facts.runs.some((run) => run.sha !== null);
  return pushed || stages === "PASSED" ? "PASSED" : stages;
}

/** Of each run its newest attempt, then of each pipeline and trigger on one commit its newest run; none whose branch has moved on since. */
function currentRuns(facts: StripFacts): StripRun[] {
  const attempts = newestOf(facts.runs, ({ repository, externalId }) => [repository, externalId], (run, other) => run.attempt > other.attempt);
  const current = attempts.filter((run) => !hasMovedOn(run, facts));
  return newestOf(current, ({ repository, name, trigger, sha, externalId }) => [repository, name, trigger, sha ?? externalId], isLaterRun);
}

/** One item for each slot: the one that is newer than all others in it, whatever their order. */
function newestOf<T>(items: readonly T[], slotOf: (item: T) => readonly unknown[], isNewer: (item: T, other: T) => boolean): T[] {
  const newest = new Map<string, T>();
  for (const item of items) {
    const slot = slotOf(item).join("\n");
    const other = newest.get(slot);
    if (other === undefined || isNewer(item, other)) newest.set(slot, item);
  }
  return [...newest.values()];
}

function isLaterRun(run: StripRun, other: StripRun): boolean {
  const later = run.at.getTime() - other.at.getTime();
  return later > 0 || (later === 0 && run.externalId > other.externalId);
}

function hasMovedOn(run: StripRun, { pullRequests }: StripFacts): boolean {
  return pullRequests.some(
    ({ repository, branch, headSha, state, at }) =>
      (state === "OPEN" || state === "DRAFT") && repository === run.repository && branch === run.branch && headSha !== run.sha && at >= run.at,
  );
}

function evidenceOfRun(run: StripRun, since: number): Evidence[] {
  const stages = run.stages.map(({ kind, status }) => ({ kind, status: statusWithin(run, status), since }));
  const unexplained = run.status === "FAILED" && !stages.some((stage) => stage.status === "FAILED");
  return stages.length === 0 || unexplained ? [...stages, { kind: run.kind, status: run.status, since }] : stages;
}

/** How a stage counts: nothing is under way in a run that is over, and what failed in one that succeeded was allowed to. */
function statusWithin(run: StripRun, status: RunStatus): RunStatus {
  if (isOver(run.status) && !isOver(status)) return "UNKNOWN";
  return run.status === "SUCCESS" && status === "FAILED" ? "SKIPPED" : status;
}

function currentDeployments({ deployments }: StripFacts): StripFacts["deployments"][number][] {
  return newestOf(deployments, ({ repository, environment }) => [repository, environment], (one, other) => one.at > other.at);
}

function evidenceOfDeployment({ tier, status, succeeded }: StripFacts["deployments"][number], since: number): Evidence {
  const known = status === "SUPERSEDED" ? (succeeded ? "SUCCESS" : "UNKNOWN") : status;
  return { kind: tier === "PRODUCTION" ? "RELEASE" : "DEPLOY", status: known, since };
}

/** When the code that a run or a deployment is about first came up: a re-run of a commit makes it no newer, nor does a scanner that hears of it elsewhere. */
function firstSeen({ runs, deployments }: StripFacts): (about: About) => number {
  const first = new Map<string, number>();
  for (const { sha, at } of [...runs, ...deployments]) if (sha !== null) first.set(sha, Math.min(first.get(sha) ?? Infinity, at.getTime()));
  return ({ sha, at }) => (sha === null ? undefined : first.get(sha)) ?? at.getTime();
}

type About = { sha: string | null; at: Date };
