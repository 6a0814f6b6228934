import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

export type CardDeliveryData = inferRouterOutputs<AppRouter>["delivery"]["ofCard"];
export type Run = CardDeliveryData["runs"][number];
export type Deployment = CardDeliveryData["deployments"][number];
export type PullRequest = CardDeliveryData["pullRequests"][number];
export type Commit = CardDeliveryData["commits"][number];

/** The newest deployment in each environment, in the order code reaches them. */
export function currentDeployments(deployments: readonly Deployment[]): Deployment[] {
  const newest = new Map<string, Deployment>();
  for (const one of deployments) {
    const known = newest.get(one.environment);
    if (!known || one.createdAt > known.createdAt) newest.set(one.environment, one);
  }
  return [...newest.values()].sort((a, b) => ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier) || (a.environment < b.environment ? -1 : 1));
}

const ORDER: readonly Deployment["tier"][] = ["DEVELOPMENT", "TESTING", "STAGING", "PRODUCTION", "OTHER"];

/** A commit's id as people write it. */
export function shortSha(sha: string): string {
  return /^[0-9a-f]{40}$/i.test(sha) ? sha.slice(0, 7) : sha;
}
