import { z } from "zod";
import { parseJsonObject } from "@/server/platform/read-body";
import type { DeploymentFacts } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import type { DeploymentStatus } from "../domain/run-status";
import { flag, id, instant, link, maybe, text } from "./loose";
import type { Parsed } from "./source";

/** At most this many values of a deployment's payload are looked into for card keys. */
const PAYLOAD_VALUES = 1000;

const deployment = z.object({
  repository: z.object({ id }),
  workflow_run: maybe(z.object({ id })),
  deployment: z.object({
    id,
    environment: text(200),
    production_environment: flag,
    sha: text(100),
    ref: text(300),
    description: text(500),
    payload: z.unknown(),
    created_at: instant,
    updated_at: instant,
  }),
});

const deploymentStatus = deployment.extend({
  deployment_status: z.object({
    id: z.number().int().nonnegative(),
    state: text(60),
    environment: text(200),
    environment_url: link,
    log_url: link,
    target_url: link,
    created_at: instant,
    updated_at: instant,
  }),
});

/** A `deployment` delivery: something is to be put into an environment. */
export function readDeployment(payload: unknown, boardKey: string): Parsed {
  const told = deployment.parse(payload);
  return { changes: [{ type: "deployment", repository: told.repository.id, externalId: told.deployment.id, facts: factsOf(told, boardKey) }] };
}

/** A `deployment_status` delivery: how far a deployment has come. */
export function readDeploymentStatus(payload: unknown, boardKey: string): Parsed {
  const told = deploymentStatus.parse(payload);
  const { deployment_status: report } = told;
  const status = STATES[report.state ?? ""] ?? "UNKNOWN";
  const at = report.created_at ?? report.updated_at;
  const base = factsOf(told, boardKey);
  const environment = report.environment ?? base.environment;
  const facts: DeploymentFacts = {
    ...base,
    environment,
    tier: told.deployment.production_environment ? "PRODUCTION" : environmentTier(environment),
    status,
    statusId: BigInt(report.id),
    url: report.environment_url ?? report.log_url ?? report.target_url,
    startedAt: status === "RUNNING" ? at : null,
    finishedAt: status === "SUCCESS" || status === "FAILED" ? at : null,
    succeededAt: status === "SUCCESS" ? at : null,
    producerAt: later(base.producerAt, report.updated_at ?? report.created_at),
  };
  return { changes: [{ type: "deployment", repository: told.repository.id, externalId: told.deployment.id, facts }] };
}

const STATES: Readonly<Partial<Record<string, DeploymentStatus>>> = Object.assign(Object.create(null), {
  pending: "QUEUED",
  queued: "QUEUED",
  waiting: "WAITING",
  in_progress: "RUNNING",
  success: "SUCCESS",
  failure: "FAILED",
  error: "FAILED",
  inactive: "SUPERSEDED",
});

function factsOf(told: z.output<typeof deployment>, boardKey: string): DeploymentFacts {
  const { deployment: made } = told;
  const environment = made.environment ?? "unknown";
  return {
    environment,
    tier: made.production_environment ? "PRODUCTION" : environmentTier(environment),
    service: null,
    version: versionOf(made),
    strategy: null,
    kind: null,
    sha: made.sha,
    ref: made.ref,
    description: made.description,
    mentions: findKeys([made.description, ...textsIn(made.payload)].join("\n"), "prose", boardKey).sort(),
    status: "QUEUED",
    statusId: null,
    runExternalId: told.workflow_run?.id ?? null,
    answerTo: null,
    url: null,
    createdAt: made.created_at,
    startedAt: null,
    finishedAt: null,
    succeededAt: null,
    producerAt: made.updated_at ?? made.created_at,
  };
}

const TAG = /^refs\/tags\//;
const VERSION = /^v?\d+(?:\.\d+)+(?:[-+.].*)?$/;

/** What the payload calls the version, else the ref where it is a tag or reads like one. */
export function versionOf({ payload, ref }: { payload?: unknown; ref: string | null }): string | null {
  const told = asObject(payload);
  const said = told !== null && Object.hasOwn(told, "version") ? text(200).parse(told.version) : null;
  if (said !== null || ref === null) return said;
  const name = ref.replace(TAG, "");
  return name !== ref || VERSION.test(name) ? name : null;
}

/** GitHub takes a payload as an object, or as a text that may hold one. */
function asObject(payload: unknown): Record<string, unknown> | null {
  if (typeof payload === "object") return payload as Record<string, unknown> | null;
  if (typeof payload !== "string" || !payload.trimStart().startsWith("{")) return null;
  try {
    return parseJsonObject(payload);
  } catch {
    return null;
  }
}

/** The texts in a payload of any shape, without following its depth on the stack. */
function textsIn(payload: unknown): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [payload];
  for (let seen = 0; waiting.length > 0 && seen < PAYLOAD_VALUES; seen++) {
    const value = waiting.pop();
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) waiting.push(...Object.values(value).slice(0, PAYLOAD_VALUES));
  }
  return texts;
}
