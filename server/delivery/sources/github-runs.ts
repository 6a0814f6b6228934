import { z } from "zod";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { later } from "../domain/newer";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const attempt = z.number().int().min(1).max(1_000_000).nullish().catch(null).transform((value) => value ?? 1);
const number = z.number().int().min(1).max(2_147_483_647);
const repository = z.object({ id });
const login = maybe(z.object({ login: text(200) }));

const workflowRun = z.object({
  repository,
  workflow: maybe(z.object({ name: text(300), path: text(300) })),
  workflow_run: z.object({
    id,
    run_attempt: attempt,
    name: text(300),
    path: text(300),
    display_title: text(500),
    status: text(60),
    conclusion: text(60),
    event: text(100),
    head_branch: text(300),
    head_sha: text(100),
    head_commit: maybe(z.object({ message: text(20_000) })),
    head_repository: maybe(z.object({ id })),
    pull_requests: z.array(maybe(z.object({ number }))).catch([]),
    actor: login,
    triggering_actor: login,
    html_url: link,
    created_at: instant,
    run_started_at: instant,
    updated_at: instant,
  }),
});

const workflowJob = z.object({
  repository,
  deployment: maybe(z.object({ id })),
  workflow_job: z.object({
    id,
    run_id: id,
    run_attempt: attempt,
    name: text(300),
    workflow_name: text(300),
    status: text(60),
    conclusion: text(60),
    head_branch: text(300),
    head_sha: text(100),
    html_url: link,
    created_at: instant,
    started_at: instant,
    completed_at: instant,
  }),
});

/** A `workflow_run` delivery: one attempt of one run. What it says of its status counts, not what its action is called. */
export function readWorkflowRun(payload: unknown): Parsed {
  const { repository, workflow, workflow_run: run } = workflowRun.parse(payload);
  const status = statusOf(run.status, run.conclusion);
  const facts = {
    name: run.name ?? workflow?.name ?? run.path ?? workflow?.path ?? "workflow",
    status,
    trigger: run.event,
    title: run.display_title,
    branch: run.head_branch,
    headRepository: run.head_repository?.id ?? null,
    sha: run.head_sha,
    commitMessage: run.head_commit?.message ?? null,
    prNumber: run.pull_requests[0]?.number ?? null,
    actor: run.triggering_actor?.login ?? run.actor?.login ?? null,
    url: run.html_url,
    createdAt: run.created_at,
    startedAt: run.run_started_at,
    finishedAt: isOver(status) ? run.updated_at : null,
    producerAt: run.updated_at ?? run.run_started_at ?? run.created_at,
    generation: null,
  };
  return { changes: [{ type: "run", repository: repository.id, externalId: run.id, attempt: run.run_attempt, facts }] };
}

/** A `workflow_job` delivery: one stage, and the little it says of its run. */
export function readWorkflowJob(payload: unknown): Parsed {
  const { repository, deployment, workflow_job: job } = workflowJob.parse(payload);
  const status = statusOf(job.status, job.conclusion);
  const pipeline = job.workflow_name ?? "workflow";
  const name = job.name ?? "job";
  const hasBegun = status === "RUNNING" || isOver(status);
  const facts = {
    name,
    kind: stageKind(name, pipeline, deployment !== null),
    status,
    url: job.html_url,
    // A queued job carries the time it was made as the time it started.
    startedAt: hasBegun ? job.started_at : null,
    finishedAt: isOver(status) ? job.completed_at : null,
    producerAt: job.completed_at ?? later(job.started_at, job.created_at),
    generation: null,
    conditions: null,
  };
  const run = { name: pipeline, branch: job.head_branch, sha: job.head_sha, createdAt: job.created_at ?? job.started_at };
  return { changes: [{ type: "stage", repository: repository.id, runExternalId: job.run_id, attempt: job.run_attempt, externalId: job.id, facts, run }] };
}

const UNDER_WAY: Readonly<Record<string, RunStatus>> = {
  queued: "QUEUED",
  requested: "QUEUED",
  pending: "QUEUED",
  waiting: "WAITING",
  in_progress: "RUNNING",
};

const CONCLUDED: Readonly<Record<string, RunStatus>> = {
  success: "SUCCESS",
  neutral: "SUCCESS",
  failure: "FAILED",
  timed_out: "FAILED",
  startup_failure: "FAILED",
  cancelled: "CANCELLED",
  stale: "CANCELLED",
  skipped: "SKIPPED",
  action_required: "WAITING",
};

/** GitHub's status and conclusion in our words; a word that GitHub adds one day is UNKNOWN. */
export function statusOf(status: string | null, conclusion: string | null): RunStatus {
  const words = status === "completed" || status === null ? CONCLUDED : UNDER_WAY;
  const word = (words === CONCLUDED ? conclusion : status) ?? "";
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? "UNKNOWN";
}
