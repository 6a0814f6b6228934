import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Delivery = inferRouterOutputs<AppRouter>["delivery"];

export type CardDeliveryData = Delivery["ofCard"];
export type Run = CardDeliveryData["runs"][number];
export type Stage = Run["stages"][number];
export type Deployment = CardDeliveryData["deployments"][number];
export type PullRequest = CardDeliveryData["pullRequests"][number];
export type Commit = CardDeliveryData["commits"][number];
export type LinkableThing = Delivery["linkable"][number];
/** What a card can be tied to. */
export type LinkedKind = inferRouterInputs<AppRouter>["delivery"]["link"]["what"];

/** One thing that was told of a card; `ids` are all that it is tied by: a run's attempts are tied each by itself. */
export type TimelineEntry = { key: string; at: string | null; ids: readonly string[] } & (
  | { what: "run"; run: Run; earlier: readonly Run[] }
  | { what: "deployment"; deployment: Deployment }
  | { what: "pullRequest"; pullRequest: PullRequest }
  | { what: "commit"; commit: Commit }
);

/** All that was told of a card on one axis, the latest first; what has no time of its own comes last. */
export function timelineOf({ runs, deployments, pullRequests, commits }: Pick<CardDeliveryData, "runs" | "deployments" | "pullRequests" | "commits">): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...byAttempt(runs).map(({ newest, earlier }): TimelineEntry => {
      return { what: "run", key: newest.id, at: newest.startedAt ?? newest.createdAt, ids: [newest, ...earlier].map(({ id }) => id), run: newest, earlier };
    }),
    ...deployments.map((deployment): TimelineEntry => ({ what: "deployment", key: deployment.id, at: deployment.finishedAt ?? deployment.startedAt ?? deployment.createdAt, ids: [deployment.id], deployment })),
    ...pullRequests.map((pullRequest): TimelineEntry => ({ what: "pullRequest", key: pullRequest.id, at: pullRequest.mergedAt ?? pullRequest.openedAt, ids: [pullRequest.id], pullRequest })),
    ...commits.map((commit): TimelineEntry => ({ what: "commit", key: commit.id, at: commit.authoredAt, ids: [commit.id], commit })),
  ];
  // Of what happened at the same instant the later step stands above the earlier one, as in the list above.
  return entries.sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
}

/** Attempts of one run stand together, the highest first; runs stay in the order they came in. */
function byAttempt(runs: readonly Run[]): { newest: Run; earlier: Run[] }[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const slot = `${run.source} ${run.externalId}`;
    groups.set(slot, [...(groups.get(slot) ?? []), run]);
  }
  return [...groups.values()].flatMap((attempts) => {
    const [newest, ...earlier] = attempts.toSorted((a, b) => b.attempt - a.attempt);
    return newest ? [{ newest, earlier }] : [];
  });
}

/** What the board calls the place of a deployment, else what its producer does; `told` is the producer's name where that is another. */
export function placeOf({ environment, boardEnvironment }: Pick<Deployment, "environment" | "boardEnvironment">): { name: string; told: string | undefined } {
  const name = boardEnvironment ?? environment;
  return { name, told: name.toLowerCase() === environment.toLowerCase() ? undefined : environment };
}

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

/** Whether a commit or a pull request takes something back, by how git words it. */
export function isRevert(message: string): boolean {
  return /^revert\b/i.test(message);
}

/** What was deployed, as far as it is known: the service, its version, and the code it was made of. */
export function deployedCode({ service, version, ref, sha }: Deployment): string {
  return [service, version, ref === version ? null : ref, sha && shortSha(sha)].filter((part) => part).join(" · ");
}
