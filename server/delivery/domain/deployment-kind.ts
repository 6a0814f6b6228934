/** Why something was deployed: new work, a mend of what runs, what ran before, or the same once more. */
export const DEPLOYMENT_KINDS = ["NORMAL", "HOTFIX", "ROLLBACK", "REDEPLOY"] as const;
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];

/** How something goes out: one place after another, all at once beside the old, to a few first, or all at once in its place. */
export const STRATEGIES = ["ROLLING", "BLUE_GREEN", "CANARY", "RECREATE"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** A deployment to one place, as far as it tells why it was made. */
export type Deployed = {
  readonly id: string;
  /** The commit, else the version; null when neither is known. */
  readonly code: string | null;
  readonly ref: string | null;
  /** What its producer calls it. */
  readonly kind: DeploymentKind | null;
  readonly isSuccess: boolean;
};

const HOTFIX = /^(?:refs\/heads\/)?hot-?fix(?:es)?[/-]/i;

/**
 * Why each deployment of one service to one place was made, by its id; `deployments` in the order in which they were made.
 * What its producer says counts. Else: the code that runs already is a redeployment; code that ran there before what runs now
 * is a rollback; a branch called hotfix is a hotfix; anything else is new work.
 */
export function deploymentKinds(deployments: readonly Deployed[]): Map<string, DeploymentKind> {
  const kinds = new Map<string, DeploymentKind>();
  const past = new Set<string>();
  let running: string | null = null;
  for (const { id, code, ref, kind, isSuccess } of deployments) {
    kinds.set(id, kind ?? kindOf(code, ref, running, past));
    if (!isSuccess || code === null) continue;
    past.add(code);
    running = code;
  }
  return kinds;
}

function kindOf(code: string | null, ref: string | null, running: string | null, past: ReadonlySet<string>): DeploymentKind {
  if (code !== null && code === running) return "REDEPLOY";
  if (code !== null && past.has(code)) return "ROLLBACK";
  return ref !== null && HOTFIX.test(ref) ? "HOTFIX" : "NORMAL";
}
