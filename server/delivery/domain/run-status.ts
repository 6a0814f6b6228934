/** Where a run or a stage stands, whatever its producer calls it. UNKNOWN is a word we do not know: grey, never green. */
export const RUN_STATUSES = ["QUEUED", "WAITING", "RUNNING", "SUCCESS", "FAILED", "CANCELLED", "SKIPPED", "UNKNOWN"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Deployments add one: SUPERSEDED, replaced by a newer one, which is not a failure. */
export const DEPLOYMENT_STATUSES = ["QUEUED", "WAITING", "RUNNING", "SUCCESS", "FAILED", "CANCELLED", "SUPERSEDED", "UNKNOWN"] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** Open and draft may still change; closed may be reopened; merged is for good. */
export const PULL_REQUEST_STATES = ["OPEN", "DRAFT", "CLOSED", "MERGED"] as const;
export type PullRequestState = (typeof PULL_REQUEST_STATES)[number];

const OVER: ReadonlySet<RunStatus | DeploymentStatus> = new Set(["SUCCESS", "FAILED", "CANCELLED", "SKIPPED", "SUPERSEDED"]);

/** Whether nothing more is to come within this attempt. */
export function isOver(status: RunStatus | DeploymentStatus): boolean {
  return OVER.has(status);
}
