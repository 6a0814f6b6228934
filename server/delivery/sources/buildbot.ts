import { z } from "zod";
import type { Change, RunStub } from "../domain/changes";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { runFacts, stageFacts } from "./facts";
import { branchOf } from "./generic-pipeline";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const number = z.number().int().min(1).max(2_147_483_647);
const result = z.number().nullish().catch(null);
const isDone = z.boolean().nullish().catch(null);

const stamp = z.object({ branch: text(300), revision: text(100), project: text(200), repository: text(500) });
const step = z.object({ stepid: id.nullish(), name: text(300), results: result, complete: isDone, hidden: isDone, started_at: instant, complete_at: instant });
const properties = z.object({
  branch: property(text(300)),
  revision: property(text(100)),
  got_revision: property(text(100)),
  scheduler: property(text(100)),
  owner: property(text(200)),
  owners: property(z.array(text(200))),
  "github.number": property(number),
});
const build = z.object({
  buildid: id,
  complete: isDone,
  results: result,
  started_at: instant,
  complete_at: instant,
  url: link,
  builder: z.object({ name: text(300) }),
  buildset: maybe(z.object({ reason: text(500), submitted_at: instant, sourcestamps: z.array(maybe(stamp)).catch([]) })),
  properties: maybe(properties),
  steps: z.array(maybe(step)).nullish().catch(null),
});
type Build = z.output<typeof build>;

/** A property is a pair: its value, and where that comes from. */
function property<T>(value: z.ZodType<T>) {
  return maybe(z.tuple([value], z.unknown())).transform((pair) => (pair === null ? null : (pair[0] as T)));
}

/** Whether this is what Buildbot's HttpStatusPush sends, which has a form of its own. */
export function isBuildbot(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && Object.hasOwn(payload, "buildid") && Object.hasOwn(payload, "builder");
}

/** One build: a run of its builder, with its steps where they are sent along. A build that is tried again is another build. */
export function readBuildbot(payload: unknown): Parsed {
  const told = build.parse(payload);
  const status = statusOf(told.complete === true, told.results ?? null);
  const { branch, sha, repository } = codeOf(told);
  const name = told.builder.name ?? "build";
  const { properties } = told;
  const facts = runFacts({
    name,
    status,
    title: told.buildset?.reason ?? null,
    trigger: properties?.scheduler ?? null,
    branch,
    sha,
    prNumber: properties?.["github.number"] ?? null,
    // An address is nobody's name.
    actor: (properties?.owner ?? properties?.owners?.[0] ?? null)?.replace(/\s*<[^>]*>/, "") || null,
    url: told.url,
    createdAt: told.buildset?.submitted_at ?? told.started_at,
    startedAt: told.started_at,
    finishedAt: isOver(status) ? told.complete_at : null,
    producerAt: told.complete_at ?? told.started_at,
  });
  const run = { name, branch, sha, createdAt: facts.createdAt };
  const steps = (told.steps ?? []).flatMap((one) => (one === null || one.hidden === true ? [] : stepChanges(one, { repository, runExternalId: told.buildid, run })));
  return { changes: [{ type: "run", repository, externalId: told.buildid, attempt: 1, facts }, ...steps] };
}

/** The code that is built: of several codebases the first that says which commit. A build that was forced says so only when it has fetched it. */
function codeOf({ buildset, properties, url }: Build): { branch: string | null; sha: string | null; repository: string } {
  const stamps = (buildset?.sourcestamps ?? []).filter((one) => one !== null);
  const code = stamps.find(({ revision }) => revision !== null) ?? stamps[0];
  return {
    branch: branchOf(code?.branch ?? properties?.branch ?? null),
    sha: code?.revision ?? properties?.revision ?? properties?.got_revision ?? null,
    repository: stamps[0]?.project ?? stamps[0]?.repository ?? url?.split("#")[0] ?? "buildbot",
  };
}

/** Buildbot's own step before those of a build: a worker was found. */
const FOUND_WORKER = "worker_preparation";

function stepChanges(told: z.output<typeof step>, { repository, runExternalId, run }: { repository: string; runExternalId: string; run: RunStub }): Change[] {
  if (told.name === null || told.name === FOUND_WORKER) return [];
  const { name, started_at: startedAt, complete_at: endedAt } = told;
  const status = startedAt === null && told.complete !== true ? "QUEUED" : statusOf(told.complete === true, told.results ?? null);
  const facts = stageFacts({ name, kind: stageKind(name, run.name), status, startedAt, finishedAt: isOver(status) ? endedAt : null, producerAt: endedAt ?? startedAt });
  return [{ type: "stage", repository, runExternalId, attempt: 1, externalId: told.stepid ?? name, facts, run }];
}

/** Buildbot's results by number: success, warnings, failure, skipped, exception, retry, cancelled. */
const RESULTS: readonly RunStatus[] = ["SUCCESS", "SUCCESS", "FAILED", "SKIPPED", "FAILED", "CANCELLED", "CANCELLED"];

function statusOf(isComplete: boolean, results: number | null): RunStatus {
  if (!isComplete) return "RUNNING";
  return RESULTS[results ?? -1] ?? "UNKNOWN";
}
