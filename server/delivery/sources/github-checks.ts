import { z } from "zod";
import { isOver } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { later } from "../domain/newer";
import { runFacts, stageFacts } from "./facts";
import { statusOf } from "./github-runs";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const ACTIONS = "github-actions";

const checkRun = z.object({
  repository: z.object({ id }),
  check_run: z.object({
    id,
    name: text(300),
    head_sha: text(100),
    status: text(60),
    conclusion: text(60),
    started_at: instant,
    completed_at: instant,
    html_url: link,
    details_url: link,
    app: maybe(z.object({ slug: text(100), name: text(300) })),
    check_suite: maybe(z.object({ head_branch: text(300) })),
    pull_requests: z.array(maybe(z.object({ number: z.number().int().min(1).max(2_147_483_647) }))).catch([]),
  }),
});

/** A `check_run` delivery of somebody else's check: a run of one stage. Those of Actions are told of as jobs already. */
export function readCheckRun(payload: unknown): Parsed {
  const { repository, check_run: check } = checkRun.parse(payload);
  if (check.app?.slug === ACTIONS) return { ignored: "check_of_actions" };
  const status = statusOf(check.status, check.conclusion);
  // By the check's name and not its app's: an app has many checks of one commit, and each of them counts.
  const name = check.name ?? check.app?.name ?? "check";
  const branch = check.check_suite?.head_branch ?? null;
  const told = {
    name,
    status,
    url: check.html_url ?? check.details_url,
    // A queued check carries the time it was made as the time it started.
    startedAt: status === "RUNNING" || isOver(status) ? check.started_at : null,
    finishedAt: isOver(status) ? check.completed_at : null,
    producerAt: later(check.started_at, check.completed_at),
  };
  const run = { name, branch, sha: check.head_sha, createdAt: check.started_at };
  const facts = runFacts({ ...told, ...run, trigger: "check_run", actor: check.app?.name ?? null, prNumber: check.pull_requests[0]?.number ?? null });
  const stage = stageFacts({ ...told, kind: stageKind(name, check.app?.name ?? "check") });
  const key = { repository: repository.id, attempt: 1 };
  const externalId = `check ${check.id}`;
  return { changes: [{ type: "run", ...key, externalId, facts }, { type: "stage", ...key, runExternalId: externalId, externalId: check.id, facts: stage, run }] };
}
