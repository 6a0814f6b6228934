import { z } from "zod";
import type { StageFacts } from "../domain/changes";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

/** What a pipeline is called that has no name of its own. */
export const PIPELINE = "pipeline";
/** Only a job that starts something in an environment deploys; others stop, verify or only look at one. */
const DEPLOYS: ReadonlySet<string | null> = new Set(["start", null]);

const environment = maybe(z.object({ action: text(30) }));

/** A job as a pipeline tells of it. */
export const build = z.object({
  id,
  stage: text(300),
  name: text(300),
  status: text(60),
  created_at: instant,
  started_at: instant,
  finished_at: instant,
  environment,
});

const job = z.object({
  project_id: id.nullish().catch(null),
  project: maybe(z.object({ id, web_url: link })),
  repository: maybe(z.object({ homepage: link })),
  pipeline_id: id.nullish().catch(null),
  build_id: id,
  build_stage: text(300),
  build_name: text(300),
  build_status: text(60),
  build_created_at: instant,
  build_started_at: instant,
  build_finished_at: instant,
  ref: text(300),
  sha: text(100),
  commit: maybe(z.object({ id: id.nullish().catch(null), name: text(300) })),
  environment,
});

export type Job = z.output<typeof build>;

/** A Job Hook: one stage as it goes, and the little it says of its pipeline. */
export function readJob(payload: unknown): Parsed {
  const told = job.parse(payload);
  const one: Job = {
    id: told.build_id,
    stage: told.build_stage,
    name: told.build_name,
    status: told.build_status,
    created_at: told.build_created_at,
    started_at: told.build_started_at,
    finished_at: told.build_finished_at,
    environment: told.environment,
  };
  // In this event alone `commit.id` is the pipeline's id.
  const runExternalId = id.parse(told.pipeline_id ?? told.commit?.id);
  const repository = id.parse(told.project_id ?? told.project?.id);
  const facts = stageFacts(one, told.project?.web_url ?? told.repository?.homepage ?? null);
  const run = { name: told.commit?.name ?? PIPELINE, branch: told.ref, sha: told.sha, createdAt: one.created_at };
  return { changes: [{ type: "stage", repository, runExternalId, attempt: 1, externalId: stageId(one), facts, run }] };
}

/** A retried job is another job of the same name: it takes the place of the one that failed. */
export function stageId({ id, stage, name }: Job): string {
  return name === null ? id : `${stage ?? ""}/${name}`;
}

/** What a job says of a stage; `project` is the page of its project. */
export function stageFacts(one: Job, project: string | null): StageFacts {
  const status = statusOf(one.status);
  const name = one.name ?? "job";
  const number = numberOf(one);
  return {
    name,
    kind: stageKind(name, one.stage ?? "", one.environment !== null && DEPLOYS.has(one.environment.action)),
    status,
    url: pageOf(project, "jobs", one.id),
    startedAt: one.started_at,
    finishedAt: isOver(status) ? one.finished_at : null,
    producerAt: timeOf(one),
    // The same job may be skipped first and begin later, when what it waits for was retried.
    generation: number === null ? null : number * 2n + (one.started_at ? 1n : 0n),
    conditions: null,
  };
}

/** Its number, which GitLab counts up; null for anything that is none. */
export function numberOf({ id }: Job): bigint | null {
  return /^\d{1,13}$/.test(id) ? BigInt(id) : null;
}

/** The last that happened to it. */
export function timeOf({ created_at, started_at, finished_at }: Job): Date | null {
  return later(finished_at, later(started_at, created_at));
}

/** Its page, under that of its project. */
export function pageOf(project: string | null, what: "pipelines" | "jobs", id: string): string | null {
  return project && /^\d+$/.test(id) ? `${project.replace(/\/+$/, "")}/-/${what}/${id}` : null;
}

const STATUSES: ReadonlyMap<string | null, RunStatus> = new Map<string, RunStatus>([
  ["created", "QUEUED"],
  ["preparing", "QUEUED"],
  ["pending", "QUEUED"],
  ["waiting_for_resource", "QUEUED"],
  ["waiting_for_callback", "QUEUED"],
  ["scheduled", "WAITING"],
  ["manual", "WAITING"],
  ["running", "RUNNING"],
  ["canceling", "RUNNING"],
  ["success", "SUCCESS"],
  ["failed", "FAILED"],
  ["canceled", "CANCELLED"],
  ["skipped", "SKIPPED"],
]);

/** GitLab's status of a pipeline or a job in our words; a word that GitLab adds one day is UNKNOWN. */
export function statusOf(status: string | null): RunStatus {
  return STATUSES.get(status) ?? "UNKNOWN";
}
