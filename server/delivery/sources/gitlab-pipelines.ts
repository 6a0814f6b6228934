import { z } from "zod";
import type { Change, Generation } from "../domain/changes";
import { earlier, later } from "../domain/newer";
import { isOver } from "../domain/run-status";
import { build, type Job, numberOf, pageOf, PIPELINE, stageFacts, stageId, statusOf, timeOf } from "./gitlab-jobs";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

/** More jobs than a pipeline may have. */
const JOBS_MAX = 100_000n;

const number = z.number().int().min(1).max(2_147_483_647);

const pipeline = z.object({
  project: z.object({ id, web_url: link }),
  object_attributes: z.object({
    id,
    name: text(300),
    ref: text(300),
    sha: text(100),
    source: text(100),
    status: text(60),
    created_at: instant,
    finished_at: instant,
    url: link,
  }),
  merge_request: maybe(z.object({ iid: number.nullish().catch(null), title: text(500), source_branch: text(300), source_project_id: id.nullish().catch(null) })),
  commit: maybe(z.object({ title: text(500), message: text(20_000) })),
  user: maybe(z.object({ username: text(200), name: text(200) })),
  builds: z.array(maybe(build)).catch([]),
});

/** A Pipeline Hook: the whole run with all of its jobs, those that were retried left out. */
export function readPipeline(payload: unknown): Parsed {
  const { project, object_attributes: told, merge_request: request, commit, user, builds } = pipeline.parse(payload);
  const jobs = builds.filter((one) => one !== null);
  const status = statusOf(told.status);
  const name = told.name ?? PIPELINE;
  const branch = request?.source_branch ?? told.ref;
  const facts = {
    name,
    status,
    trigger: told.source,
    title: request?.title ?? commit?.title ?? null,
    branch,
    headRepository: request?.source_project_id ?? null,
    sha: told.sha,
    commitMessage: commit?.message ?? null,
    prNumber: request?.iid ?? null,
    actor: user?.username ?? user?.name ?? null,
    url: told.url ?? pageOf(project.web_url, "pipelines", told.id),
    createdAt: told.created_at,
    startedAt: jobs.map((one) => one.started_at).reduce(earlier, null),
    finishedAt: isOver(status) ? told.finished_at : null,
    producerAt: jobs.map(timeOf).reduce(later, later(told.created_at, told.finished_at)),
    generation: generationOf(jobs),
  };
  const run = { repository: project.id, runExternalId: told.id, attempt: 1, run: { name, branch, sha: told.sha, createdAt: told.created_at } };
  const stages = jobs.map((one): Change => ({ type: "stage", ...run, externalId: stageId(one), facts: stageFacts(one, project.web_url) }));
  return { changes: [{ type: "run", repository: project.id, externalId: told.id, attempt: 1, facts }, ...stages] };
}

/**
 * GitLab opens a pipeline anew and counts no attempts. A retried job has a higher number than every job before; a job that was
 * started by hand has begun and had not before. Both make the report a newer one than any in which the pipeline was over.
 */
function generationOf(jobs: readonly Job[]): Generation {
  const newest = jobs.map(numberOf).reduce((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
  return newest === null ? null : newest * JOBS_MAX + BigInt(jobs.filter((one) => one.started_at !== null).length);
}
