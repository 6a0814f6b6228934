import { z } from "zod";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { runFacts, stageFacts } from "./facts";
import { id, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

/** Seconds since 1970, as Buildbot tells time. */
const seconds = z.number().nullish().catch(null).transform((value) => (typeof value === "number" && value > 0 && value < 1e11 ? new Date(value * 1000) : null));
const property = maybe(z.tuple([text(300)], z.unknown())).transform((value) => value?.[0] ?? null);
const stamp = z.object({ branch: text(300), revision: text(100), project: text(200), repository: text(500) });

const build = z.object({
  buildid: id,
  number: z.number().int().nonnegative(),
  complete: z.boolean().nullish().catch(null),
  results: z.number().nullish().catch(null),
  state_string: text(500),
  started_at: seconds,
  complete_at: seconds,
  url: link,
  builder: z.object({ builderid: id, name: text(300) }),
  buildset: maybe(z.object({ reason: text(500), submitted_at: seconds, sourcestamps: z.array(maybe(stamp)).catch([]) })),
  properties: maybe(z.object({ branch: property, revision: property, scheduler: property, project: property })),
  steps: z.array(maybe(z.object({ stepid: id.nullish(), name: text(300), results: z.number().nullish().catch(null), complete: z.boolean().nullish().catch(null), hidden: z.boolean().nullish().catch(null), started_at: seconds, complete_at: seconds }))).nullish().catch(null),
});

/** Whether this is what Buildbot's HttpStatusPush sends, which has a form of its own. */
export function isBuildbot(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && "buildid" in payload && "builder" in payload;
}

/** One build: a run of its builder, with its steps where they are sent along. */
export function readBuildbot(payload: unknown): Parsed {
  const told = build.parse(payload);
  const status = statusOf(told.complete === true, told.results ?? null);
  const code = told.buildset?.sourcestamps.find((one) => one !== null) ?? null;
  const repository = code?.project ?? code?.repository ?? "buildbot";
  const name = told.builder.name ?? "build";
  const facts = runFacts({
    name,
    status,
    title: told.buildset?.reason ?? null,
    trigger: told.properties?.scheduler ?? null,
    branch: code?.branch ?? told.properties?.branch ?? null,
    sha: code?.revision ?? told.properties?.revision ?? null,
    url: told.url,
    createdAt: told.buildset?.submitted_at ?? told.started_at,
    startedAt: told.started_at,
    finishedAt: isOver(status) ? told.complete_at : null,
    producerAt: told.complete_at ?? told.started_at,
  });
  const run = { name, branch: facts.branch, sha: facts.sha, createdAt: facts.createdAt };
  const stages = (told.steps ?? []).flatMap((step) => (step === null || step.name === null || step.hidden === true ? [] : [{ ...step, name: step.name }]));
  return {
    changes: [
      { type: "run", repository, externalId: told.buildid, attempt: 1, facts },
      ...stages.map((step) => {
        const state = step.started_at === null && step.complete !== true ? "QUEUED" : statusOf(step.complete === true, step.results ?? null);
        const own = stageFacts({ name: step.name, kind: stageKind(step.name, name), status: state, startedAt: step.started_at, finishedAt: isOver(state) ? step.complete_at : null, producerAt: step.complete_at ?? step.started_at });
        return { type: "stage" as const, repository, runExternalId: told.buildid, attempt: 1, externalId: step.stepid ?? step.name, facts: own, run };
      }),
    ],
  };
}

/** Buildbot's results by number: success, warnings, failure, skipped, exception, retry, cancelled. */
const RESULTS: readonly RunStatus[] = ["SUCCESS", "SUCCESS", "FAILED", "SKIPPED", "FAILED", "CANCELLED", "CANCELLED"];

function statusOf(isComplete: boolean, results: number | null): RunStatus {
  if (!isComplete) return "RUNNING";
  return RESULTS[results ?? -1] ?? "UNKNOWN";
}
