import { z } from "zod";
import { flag, id, instant, link, required, sha, text } from "./loose";

// The one form that this product asks for itself: what has a key needs it, everything else may be left out.

const COUNT_MAX = 2_147_483_647;

/** A number as one, or as the text that a shell makes of it. */
const count = z.union([z.number(), z.string().regex(/^\d{1,10}$/).transform(Number)]).pipe(z.number().int().min(1).max(COUNT_MAX));

const keys = z
  .union([z.array(text(100)).max(100), text(1_000)])
  .transform((given) => (Array.isArray(given) ? given : (given ?? "").split(/[\s,]+/)).filter((key): key is string => typeof key === "string" && key !== ""));

const run = z.object({
  id,
  attempt: count.nullish(),
  name: text(300),
  status: text(60),
  title: text(500),
  trigger: text(100),
  branch: text(300),
  sha: text(100),
  message: text(20_000),
  pullRequest: count.nullish().catch(null),
  actor: text(200),
  url: link,
  queuedAt: instant,
  startedAt: instant,
  finishedAt: instant,
  updatedAt: instant,
  cards: keys,
});

const stage = z.object({ id: id.nullish(), name: required(300), kind: text(20), status: text(60), url: link, startedAt: instant, finishedAt: instant, updatedAt: instant });

const deployment = z.object({
  id,
  environment: required(200),
  tier: text(20),
  service: text(200),
  version: text(200),
  strategy: text(20),
  kind: text(20),
  status: text(60),
  sha: text(100),
  ref: text(300),
  run: id.nullish(),
  description: text(500),
  url: link,
  createdAt: instant,
  startedAt: instant,
  finishedAt: instant,
  updatedAt: instant,
  cards: keys,
});

const commit = z.object({ sha, branch: text(300), message: text(20_000), author: text(200), at: instant, url: link });

const push = z.object({ branch: text(300), before: text(100), after: text(100), forced: flag, commits: z.array(commit).max(1_000).nullish() });

const pullRequest = z.object({
  number: count,
  title: text(500),
  body: text(50_000),
  branch: required(300),
  sha,
  mergeSha: text(100),
  state: text(20),
  author: text(200),
  url: link,
  openedAt: instant,
  mergedAt: instant,
  updatedAt: instant,
});

const release = z.object({ tag: required(200), name: text(300), notes: text(50_000), prerelease: flag, url: link, publishedAt: instant, updatedAt: instant });

const alert = z.object({
  id,
  title: text(500),
  description: text(5_000),
  status: text(20),
  severity: text(60),
  environment: text(200),
  service: text(200),
  url: link,
  startedAt: instant,
  resolvedAt: instant,
  cards: keys,
});

/** What may be posted: one of these things or several. Stages are those of the run beside them. */
export const form = z
  .object({
    repository: text(200),
    run: run.nullish(),
    stages: z.array(stage).max(500).nullish(),
    deployment: deployment.nullish(),
    push: push.nullish(),
    commits: z.array(commit).max(1_000).nullish(),
    pullRequest: pullRequest.nullish(),
    release: release.nullish(),
    alert: alert.nullish(),
  })
  .refine(({ run, stages }) => Boolean(run) || !stages?.length, { path: ["run"], message: "stages belong to a run" });

export type Form = z.output<typeof form>;

/** The names of the things that may be posted. */
export const THINGS = ["run", "stages", "deployment", "push", "commits", "pullRequest", "release", "alert"] as const;
