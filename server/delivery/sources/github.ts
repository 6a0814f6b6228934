import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { isHexSignature } from "./authenticity";
import { readCheckRun } from "./github-checks";
import { readPullRequest, readPush } from "./github-code";
import { readDeployment, readDeploymentStatus } from "./github-deployments";
import { readCreate, readDelete, readRelease } from "./github-releases";
import { readDeploymentReview, readProtectionRule } from "./github-reviews";
import { readWorkflowJob, readWorkflowRun } from "./github-runs";
import { text } from "./loose";
import { readJsonObject, understood } from "./reading";
import type { DeliveryHeaders, ParseContext, Parsed, SourceDefinition } from "./source";

const EVENT = /^[a-z_]{1,60}$/;

const READERS: Readonly<Record<string, (payload: unknown, context: ParseContext) => Parsed>> = {
  ping: () => ({ changes: [] }),
  push: readPush,
  pull_request: readPullRequest,
  workflow_run: readWorkflowRun,
  workflow_job: readWorkflowJob,
  deployment: (payload, { boardKey }) => readDeployment(payload, boardKey),
  deployment_status: (payload, { boardKey }) => readDeploymentStatus(payload, boardKey),
  deployment_review: readDeploymentReview,
  deployment_protection_rule: readProtectionRule,
  check_run: readCheckRun,
  release: readRelease,
  create: readCreate,
  delete: readDelete,
};

/** GitHub and GitHub Enterprise Server webhooks, sent as JSON and signed with the source's secret. */
export const github: SourceDefinition = {
  kind: "github",
  bodyLimit: 25 * 1024 * 1024,
  keptHeaders: ["content-type", "user-agent", "x-github-event", "x-github-delivery", "x-github-hook-id", "x-github-hook-installation-target-type", "x-github-hook-installation-target-id", "x-github-enterprise-version"],
  isAuthentic: ({ body, headers }, secret) => isHexSignature(headers["x-hub-signature-256"], body, secret, { algorithm: "sha256", prefix: "sha256=" }),
  deliveryId: (headers) => headers["x-github-delivery"]?.slice(0, 200) || null,
  eventOf,
  actionOf: (payload) => actionSchema.parse(payload).action,
  read,
  parse,
};

const actionSchema = z.object({ action: text(60) });

function eventOf(headers: DeliveryHeaders): string {
  const event = headers["x-github-event"] ?? "";
  if (!EVENT.test(event)) throw new DomainError("INVALID", "event_missing", { header: "X-GitHub-Event" });
  return event;
}

function read(body: Uint8Array, headers: DeliveryHeaders): unknown {
  if (headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    throw new DomainError("INVALID", "choose_json", { contentType: "application/json" });
  }
  return readJsonObject(body);
}

function parse(event: string, payload: unknown, context: ParseContext): Parsed {
  const reader = Object.hasOwn(READERS, event) ? READERS[event] : undefined;
  return reader ? understood(event, () => reader(payload, context)) : { ignored: "event_not_handled" };
}
