/** Why something was deployed: new work, a mend of what runs, what ran before, or the same once more. */
export const DEPLOYMENT_KINDS = ["NORMAL", "HOTFIX", "ROLLBACK", "REDEPLOY"] as const;
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number];

/** How something goes out: one place after another, all at once beside the old, or to a few first. */
export const STRATEGIES = ["ROLLING", "BLUE_GREEN", "CANARY", "RECREATE"] as const;
export type Strategy = (typeof STRATEGIES)[number];
