import { z } from "zod";
import type { Change } from "../domain/changes";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { later } from "../domain/newer";
import { runFacts, stageFacts } from "./facts";
import { flag, id, instant, link, maybe, required, text } from "./loose";
import type { Parsed } from "./source";

const project = z.object({ id, web_url: link });
const build = z.object({ id: z.number().int().nonnegative(), stage: text(300), name: required(300), status: text(60), created_at: instant, started_at: instant, finished_at: instant, allow_failure: flag, environment: maybe(z.object({ name: text(200) })) });

const pipeline = z.object({
  project,
  object_attributes: z.object({ id, name: text(300), ref: text(300), tag: flag, sha: text(100), source: text(100), status: text(60), created_at: instant, finished_at: instant, url: link }),
  merge_request: maybe(z.object({ iid: z.number().int().min(1).max(2_147_483_647).nullish().catch(null), title: text(500), source_branch: text(300), source_project_id: id.nullish().catch(null) })),
  user: maybe(z.object({ username: text(200), name: text(200) })),
  commit: maybe(z.object({ message: text(20_000) })),
  builds: z.array(maybe(build)).nullish().catch(null),
});

/**
 * A Pipeline Hook: the run with all its jobs. GitLab counts no attempts: a retried job opens the same pipeline again under a job
 * number higher than any before, which is what tells the retry from a report that comes late.
 */
export function readPipeline(payload: unknown): Parsed {
  const told = pipeline.parse(payload);
  const { object_attributes: own, merge_request: merge } = told;
  const builds = (told.builds ?? []).filter((one) => one !== null);
  const status = statusOf(own.status);
  const started = builds.map((one) => one.started_at).reduce<Date | null>((first, at) => (first !== null && (at === null || first < at) ? first : at), null);
  const branch = merge?.source_branch ?? own.ref;
  const newest = builds.reduce<Date | null>((last, one) => later(last, one.finished_at ?? later(one.started_at, one.created_at)), later(own.created_at, own.finished_at));
  const facts = runFacts({
    name: own.name ?? "pipeline",
    status,
    trigger: merge === null ? own.source : "pull_request",
    title: merge?.title ?? null,
    branch: own.tag ? null : branch,
    headRepository: merge?.source_project_id ?? told.project.id,
    sha: own.sha,
    commitMessage: told.commit?.message ?? null,
    prNumber: merge?.iid ?? null,
    actor: told.user?.username ?? told.user?.name ?? null,
    url: own.url ?? pageOf(told.project.web_url, `pipelines/${own.id}`),
    createdAt: own.created_at,
    startedAt: started,
    finishedAt: isOver(status) ? own.finished_at : null,
    producerAt: newest,
    generation: builds.length === 0 ? null : BigInt(Math.max(...builds.map((one) => one.id))),
  });
  const run = { name: facts.name, branch: facts.branch, sha: facts.sha, createdAt: facts.createdAt };
  const stages = builds.map((one): Change => {
    const job = { ...one, environment: one.environment?.name ?? null, url: pageOf(told.project.web_url, `jobs/${one.id}`) };
    return { type: "stage", repository: told.project.id, runExternalId: own.id, attempt: 1, externalId: nameOf(job), facts: jobFacts(job, facts.name), run };
  });
  return { changes: [{ type: "run", repository: told.project.id, externalId: own.id, attempt: 1, facts }, ...stages] };
}

const job = z.object({
  project_id: id, pipeline_id: id, build_id: z.number().int().nonnegative(), build_name: required(300), build_stage: text(300), build_status: text(60), build_created_at: instant, build_started_at: instant,
  build_finished_at: instant, build_allow_failure: flag, ref: text(300), tag: flag, sha: text(100), environment: maybe(z.object({ name: text(200) })), repository: maybe(z.object({ homepage: link })),
});

/** A Job Hook: one stage, sooner than the pipeline tells of it. */
export function readJob(payload: unknown): Parsed {
  const told = job.parse(payload);
  const one = {
    id: told.build_id, stage: told.build_stage, name: told.build_name, status: told.build_status, created_at: told.build_created_at, started_at: told.build_started_at, finished_at: told.build_finished_at,
    allow_failure: told.build_allow_failure, environment: told.environment?.name ?? null, url: pageOf(told.repository?.homepage ?? null, `jobs/${told.build_id}`),
  };
  const run = { name: "pipeline", branch: told.tag ? null : told.ref, sha: told.sha, createdAt: told.build_created_at };
  return { changes: [{ type: "stage", repository: told.project_id, runExternalId: told.pipeline_id, attempt: 1, externalId: nameOf(one), facts: jobFacts(one, "pipeline"), run }] };
}

type Job = { id: number; stage: string | null; name: string; status: string | null; created_at: Date | null; started_at: Date | null; finished_at: Date | null; allow_failure: boolean; environment: string | null; url: string | null };

/** A job is known by its name in its stage, so that its retry takes its place. */
function nameOf({ stage, name }: Pick<Job, "stage" | "name">): string {
  return `${stage ?? ""}/${name}`;
}

function jobFacts(job: Job, pipelineName: string) {
  const told = statusOf(job.status);
  // What is allowed to fail stands in nobody's way: grey, neither red nor green.
  const status = told === "FAILED" && job.allow_failure ? "UNKNOWN" : told;
  const kind = job.environment === null && stageKind(job.name, "") === "BUILD" ? stageKind(job.stage ?? "", pipelineName) : stageKind(job.name, pipelineName, job.environment !== null);
  return stageFacts({
    name: job.name, kind, status, url: job.url, startedAt: job.started_at, finishedAt: isOver(told) ? job.finished_at : null, producerAt: job.finished_at ?? later(job.started_at, job.created_at), generation: BigInt(job.id),
  });
}

const STATUSES: Readonly<Record<string, RunStatus>> = {
  created: "QUEUED", preparing: "QUEUED", pending: "QUEUED", waiting_for_resource: "QUEUED", waiting_for_callback: "RUNNING", scheduled: "WAITING", manual: "WAITING", running: "RUNNING", canceling: "RUNNING",
  success: "SUCCESS", failed: "FAILED", canceled: "CANCELLED", skipped: "SKIPPED",
};

function statusOf(word: string | null): RunStatus {
  return (Object.hasOwn(STATUSES, word ?? "") ? STATUSES[word ?? ""] : undefined) ?? "UNKNOWN";
}

function pageOf(project: string | null, page: string): string | null {
  return project === null ? null : link.parse(`${project}/-/${page}`);
}
