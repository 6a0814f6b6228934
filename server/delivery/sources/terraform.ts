import { z } from "zod";
import type { Change } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import { isOver, type RunStatus } from "../domain/run-status";
import { isHexSignature, knowsSecret } from "./authenticity";
import { alertFacts, runFacts, stageFacts } from "./facts";
import { instant, link, maybe, required, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

const SIGNATURE = "x-tfe-notification-signature";

/** HCP Terraform and Terraform Enterprise notifications, signed with the token of the notification. */
export const terraform: SourceDefinition = {
  kind: "terraform",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: (incoming, secret) =>
    incoming.headers[SIGNATURE] === undefined ? knowsSecret(incoming, secret) : isHexSignature(incoming.headers[SIGNATURE], incoming.body, secret, { algorithm: "sha512" }),
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: (_headers, payload) => triggerOf(payload) ?? "notification",
  actionOf: (payload) => loose.parse(payload ?? {}).notifications[0]?.run_status ?? null,
  parse: (event, payload) =>
    understood(event, () => {
      if (event === "verification") return { ignored: "verification" };
      if (event.startsWith("run:")) return readRun(payload);
      if (event.startsWith("assessment:")) return readAssessment(event, payload);
      return { ignored: "event_not_handled" };
    }),
};

const loose = z.object({ trigger: text(60), notifications: z.array(maybe(z.object({ trigger: text(60), run_status: text(60) }))).catch([]) });

function triggerOf(payload: unknown): string | null {
  const { trigger, notifications } = loose.parse(payload ?? {});
  return notifications[0]?.trigger ?? trigger;
}

const notification = z.object({ message: text(500), trigger: text(60), run_status: text(60), run_updated_at: instant, run_updated_by: text(200) });
const run = z.object({
  run_id: required(100), run_url: link, run_message: text(20_000), run_created_at: instant, run_created_by: text(200), workspace_id: text(100), workspace_name: text(300), organization_name: text(300),
  notifications: z.array(maybe(notification)).min(1),
});

const STATUSES: Readonly<Record<string, RunStatus>> = {
  pending: "QUEUED", plan_queued: "QUEUED", queuing: "QUEUED", fetching: "RUNNING", planning: "RUNNING", cost_estimating: "RUNNING", policy_checking: "RUNNING", pre_plan_running: "RUNNING", confirmed: "RUNNING", apply_queued: "RUNNING",
  applying: "RUNNING", planned: "RUNNING", cost_estimated: "RUNNING", policy_checked: "RUNNING", policy_override: "WAITING", applied: "SUCCESS", planned_and_finished: "SUCCESS", planned_and_saved: "SUCCESS", errored: "FAILED",
  policy_soft_failed: "FAILED", canceled: "CANCELLED", discarded: "CANCELLED", force_canceled: "CANCELLED",
};
/** Those at which the plan is over. */
const PLANNED = new Set(["planned", "cost_estimating", "cost_estimated", "policy_checking", "policy_checked", "policy_override", "confirmed", "apply_queued", "applying", "applied", "planned_and_finished", "planned_and_saved", "discarded"]);

/** A run with its two stages; its status says more than the trigger's name. */
function readRun(payload: unknown): Parsed {
  const told = run.parse(payload);
  const last = told.notifications.find((one) => one !== null) ?? null;
  const word = last?.run_status ?? "";
  const waits = last?.trigger === "run:needs_attention" && ["planned", "cost_estimated", "policy_checked"].includes(word);
  const status: RunStatus = waits ? "WAITING" : ((Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined) ?? "UNKNOWN");
  const at = last?.run_updated_at ?? told.run_created_at;
  const repository = told.workspace_id ?? `${told.organization_name ?? ""}/${told.workspace_name ?? ""}`;
  const name = told.workspace_name ?? "terraform";
  const facts = runFacts({
    name, status, title: told.run_message?.split("\n", 1)[0]?.slice(0, 500) ?? null, commitMessage: told.run_message, trigger: "terraform", actor: told.run_created_by, url: told.run_url,
    createdAt: told.run_created_at, startedAt: status === "QUEUED" ? null : told.run_created_at, finishedAt: isOver(status) ? at : null, producerAt: at,
  });
  const stub = { name, branch: null, sha: null, createdAt: told.run_created_at };
  const stage = (part: "plan" | "apply", state: RunStatus): Change => ({
    type: "stage", repository, runExternalId: told.run_id, attempt: 1, externalId: part, run: stub,
    facts: stageFacts({ name: part, kind: part === "plan" ? "BUILD" : "DEPLOY", status: state, url: told.run_url, finishedAt: isOver(state) ? at : null, producerAt: at }),
  });
  const isPlanned = PLANNED.has(word);
  const isApplying = word === "applying" || word === "applied";
  const changes: Change[] = [{ type: "run", repository, externalId: told.run_id, attempt: 1, facts }];
  if (status !== "QUEUED" && status !== "UNKNOWN") changes.push(stage("plan", isPlanned ? "SUCCESS" : status));
  if (isApplying || waits) changes.push(stage("apply", waits ? "WAITING" : status));
  return { changes };
}

const assessment = z.object({ details: maybe(z.object({ new_assessment_result: maybe(z.object({ id: text(100), url: link, created_at: instant, drifted: z.boolean().nullish().catch(null) })), workspace_id: text(100), workspace_name: text(300), organization_name: text(300) })), trigger: text(60), message: text(500) });

/** Drift and failed checks are something that is wrong with an environment now. */
function readAssessment(event: string, payload: unknown): Parsed {
  const told = assessment.parse(payload);
  const { details } = told;
  const found = details?.new_assessment_result ?? null;
  if (details === null || found?.created_at === null || found === null) return { ignored: "nothing_told" };
  const name = details.workspace_name ?? "terraform";
  const repository = details.workspace_id ?? `${details.organization_name ?? ""}/${name}`;
  const title = event === "assessment:drifted" ? `${name} has drifted` : `${name}: ${told.message ?? "a check failed"}`;
  const facts = alertFacts({ title, status: "FIRING", environment: environmentTier(name) === "OTHER" ? null : name, service: name, url: found.url, startedAt: found.created_at });
  return { changes: [{ type: "alert", repository, externalId: `${event} ${found.id ?? found.created_at.toISOString()}`, facts }] };
}
