import { z } from "zod";
import type { AnswerTo } from "../domain/call-back";
import type { Change } from "../domain/changes";
import { isOver } from "../domain/run-status";
import { later } from "../domain/newer";
import { stageFacts } from "./facts";
import { readDeployment } from "./github-deployments";
import { readWorkflowRun, statusOf } from "./github-runs";
import { id, instant, link, maybe, text } from "./loose";
import type { ParseContext, Parsed } from "./source";

const job = z.object({ id, name: text(300), status: text(60), conclusion: text(60), html_url: link, created_at: instant, updated_at: instant });
const review = z.object({
  workflow_run: z.unknown(),
  workflow_job_run: maybe(job),
  workflow_job_runs: z.array(maybe(job)).nullish().catch(null),
});

/** A `deployment_review` delivery: somebody is asked, or has answered. It names no deployment, but the run and the jobs that wait for the answer. */
export function readDeploymentReview(payload: unknown): Parsed {
  const { workflow_run, workflow_job_run, workflow_job_runs } = review.parse(payload);
  if (typeof workflow_run !== "object" || workflow_run === null) return { ignored: "nothing_told" };
  const parsed = readWorkflowRun(payload);
  const [run] = "changes" in parsed ? parsed.changes : [];
  if (run?.type !== "run") return parsed;
  const jobs = new Map([workflow_job_run, ...(workflow_job_runs ?? [])].flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  return { changes: [run, ...[...jobs.values()].map((one) => stageChange(one, run))] };
}

function stageChange(told: z.output<typeof job>, { repository, externalId: runExternalId, attempt, facts }: Extract<Change, { type: "run" }>): Change {
  const status = statusOf(told.status, told.conclusion);
  const stage = stageFacts({ name: told.name ?? "job", kind: "DEPLOY", status, url: told.html_url, finishedAt: isOver(status) ? told.updated_at : null, producerAt: later(told.created_at, told.updated_at) });
  const { name, branch, sha, createdAt } = facts;
  return { type: "stage", repository, runExternalId, attempt, externalId: told.id, facts: stage, run: { name, branch, sha, createdAt } };
}

const rule = z.object({ deployment: z.unknown(), environment: text(200), deployment_callback_url: link, installation: maybe(z.object({ id })) });

/** A `deployment_protection_rule` delivery: a deployment waits for what another system says of it, and where that is to be said. */
export function readProtectionRule(payload: unknown, { boardKey, headers }: ParseContext): Parsed {
  const { deployment, environment, deployment_callback_url: url, installation } = rule.parse(payload);
  if (typeof deployment !== "object" || deployment === null) return { ignored: "nothing_told" };
  const parsed = readDeployment(payload, boardKey);
  if ("ignored" in parsed) return parsed;
  const app = headers["x-github-hook-installation-target-type"] === "integration" ? (headers["x-github-hook-installation-target-id"]?.slice(0, 100) ?? null) : null;
  const answerTo = (told: string): AnswerTo | null => (url === null ? null : { url, environment: environment ?? told, app, installation: installation?.id ?? null });
  return { changes: parsed.changes.map((change) => (change.type === "deployment" ? { ...change, facts: { ...change.facts, status: "WAITING" as const, answerTo: answerTo(change.facts.environment) } } : change)) };
}
