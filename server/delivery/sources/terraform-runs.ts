import { z } from "zod";
import type { Change } from "../domain/changes";
import { compareTimes } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import type { StageKind } from "../domain/stage-kind";
import { id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

const run = z.object({
  run_id: id,
  run_url: link,
  run_message: text(500),
  run_created_at: instant,
  run_created_by: text(200),
  workspace_id: id.nullish().catch(null),
  workspace_name: text(300),
  organization_name: text(300),
  notifications: z.array(maybe(z.object({ trigger: text(100), run_status: text(60), run_updated_at: instant, run_updated_by: text(200) }))).catch([]),
});

/** A notification about a run: how far it, its plan and its apply have come. The status counts, not what the notification is called. */
export function readRun(payload: unknown): Parsed {
  const told = run.parse(payload);
  const news = told.notifications.filter((one) => one !== null).sort((a, b) => compareTimes(b.run_updated_at, a.run_updated_at))[0];
  const { status, stages } = standingOf(news?.run_status ?? null, news?.trigger ?? null);
  const at = news?.run_updated_at ?? told.run_created_at;
  const repository = told.workspace_id ?? `${told.organization_name ?? ""}/${told.workspace_name ?? ""}`;
  const stub = { name: told.workspace_name ?? "terraform", branch: null, sha: null, createdAt: told.run_created_at };
  const facts = {
    ...stub,
    status,
    trigger: null,
    title: told.run_message,
    headRepository: null,
    commitMessage: null,
    prNumber: null,
    actor: told.run_created_by ?? news?.run_updated_by ?? null,
    url: told.run_url,
    startedAt: null,
    finishedAt: isOver(status) ? at : null,
    producerAt: at,
    generation: null,
  };
  const parts = PARTS.flatMap(({ name, kind }): Change[] => {
    const stage = stages[name];
    if (stage === undefined) return [];
    // That a plan is over follows from every later status; when it was is what the plan's own said.
    const isImplied = name === "plan" && isOver(stage) && stages.apply !== undefined;
    const times = isImplied ? { startedAt: null, finishedAt: null, producerAt: null } : { startedAt: stage === "RUNNING" ? at : null, finishedAt: isOver(stage) ? at : null, producerAt: at };
    return [{ type: "stage", repository, runExternalId: told.run_id, attempt: 1, externalId: name, run: stub, facts: { name, kind, status: stage, url: told.run_url, ...times, generation: null, conditions: null } }];
  });
  return { changes: [{ type: "run", repository, externalId: told.run_id, attempt: 1, facts }, ...parts] };
}

const PARTS: readonly { name: "plan" | "apply"; kind: StageKind }[] = [
  { name: "plan", kind: "BUILD" },
  { name: "apply", kind: "DEPLOY" },
];

type Standing = { status: RunStatus; stages: { plan?: RunStatus; apply?: RunStatus } };

const queued: Standing = { status: "QUEUED", stages: { plan: "QUEUED" } };
const planning: Standing = { status: "RUNNING", stages: { plan: "RUNNING" } };
const planned: Standing = { status: "RUNNING", stages: { plan: "SUCCESS" } };
const confirmed: Standing = { status: "RUNNING", stages: { plan: "SUCCESS", apply: "QUEUED" } };

const STANDINGS: ReadonlyMap<string | null, Standing> = new Map<string, Standing>([
  ["pending", queued],
  ["fetching", queued],
  ["fetching_completed", queued],
  ["queuing", queued],
  ["plan_queued", queued],
  ["pre_plan_running", planning],
  ["pre_plan_completed", planning],
  ["planning", planning],
  ["planned", planned],
  ["cost_estimating", planned],
  ["cost_estimated", planned],
  ["policy_checking", planned],
  ["policy_checked", planned],
  ["policy_override", { ...planned, status: "WAITING" }],
  ["post_plan_running", planned],
  ["post_plan_completed", planned],
  ["post_plan_awaiting_decision", { ...planned, status: "WAITING" }],
  ["planned_and_saved", { ...planned, status: "WAITING" }],
  ["confirmed", confirmed],
  ["queuing_apply", confirmed],
  ["apply_queued", confirmed],
  ["pre_apply_running", confirmed],
  ["pre_apply_completed", confirmed],
  ["applying", { status: "RUNNING", stages: { plan: "SUCCESS", apply: "RUNNING" } }],
  ["applied", { status: "SUCCESS", stages: { plan: "SUCCESS", apply: "SUCCESS" } }],
  ["planned_and_finished", { status: "SUCCESS", stages: { plan: "SUCCESS" } }],
  ["policy_soft_failed", { status: "FAILED", stages: { plan: "SUCCESS" } }],
  ["discarded", { status: "CANCELLED", stages: { plan: "SUCCESS", apply: "CANCELLED" } }],
  // Which of the two it was in is not told: what is known to be over stays, what was under way is unknown from here.
  ["errored", { status: "FAILED", stages: { plan: "UNKNOWN", apply: "UNKNOWN" } }],
  ["canceled", { status: "CANCELLED", stages: { plan: "UNKNOWN", apply: "CANCELLED" } }],
  ["force_canceled", { status: "CANCELLED", stages: { plan: "UNKNOWN", apply: "CANCELLED" } }],
]);

/** How far a run is by its status. A plan that is ready waits where somebody is asked, and goes on by itself elsewhere. */
export function standingOf(status: string | null, trigger: string | null): Standing {
  const standing = STANDINGS.get(status) ?? { status: "UNKNOWN", stages: {} };
  return standing === planned && trigger === "run:needs_attention" ? { ...planned, status: "WAITING" } : standing;
}
