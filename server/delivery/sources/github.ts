import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { parseJsonObject } from "@/server/platform/read-body";
import { readDeployment, readDeploymentStatus } from "./github-deployments";
import { readPullRequest, readPush } from "./github-code";
import { readWorkflowJob, readWorkflowRun } from "./github-runs";
import { text } from "./loose";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./source";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;
const EVENT = /^[a-z_]{1,60}$/;

const READERS: Readonly<Record<string, (payload: unknown, boardKey: string) => Parsed>> = {
  ping: () => ({ changes: [] }),
  push: readPush,
  pull_request: readPullRequest,
  workflow_run: readWorkflowRun,
  workflow_job: readWorkflowJob,
  deployment: readDeployment,
  deployment_status: readDeploymentStatus,
};

/** GitHub and GitHub Enterprise Server webhooks, sent as JSON and signed with the source's secret. */
export const github: SourceDefinition = {
  bodyLimit: 25 * 1024 * 1024,
  keptHeaders: ["content-type", "user-agent", "x-github-event", "x-github-delivery", "x-github-hook-id", "x-github-enterprise-version"],
  isAuthentic,
  deliveryId: (headers) => headers["x-github-delivery"]?.slice(0, 200) || null,
  eventOf,
  actionOf: (payload) => actionSchema.parse(payload).action,
  read,
  parse,
};

const actionSchema = z.object({ action: text(60) });

function isAuthentic(body: Uint8Array, headers: DeliveryHeaders, secret: string): boolean {
  const given = SIGNATURE.exec(headers["x-hub-signature-256"] ?? "")?.[1];
  if (!given) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), createHmac("sha256", secret).update(body).digest());
}

function eventOf(headers: DeliveryHeaders): string {
  const event = headers["x-github-event"] ?? "";
  if (!EVENT.test(event)) throw new DomainError("INVALID", "event_missing", { header: "X-GitHub-Event" });
  return event;
}

function read(body: Uint8Array, headers: DeliveryHeaders): unknown {
  if (headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    throw new DomainError("INVALID", "choose_json", { contentType: "application/json" });
  }
  try {
    return parseJsonObject(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof DomainError && error.reason !== "invalid_json") throw error;
    throw new DomainError("INVALID", "not_json");
  }
}

function parse(event: string, payload: unknown, boardKey: string): Parsed {
  const reader = Object.hasOwn(READERS, event) ? READERS[event] : undefined;
  if (!reader) return { ignored: "event_not_handled" };
  try {
    return reader(payload, boardKey);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new DomainError("INVALID", "not_this_event", { event, field: error.issues[0]?.path.join(".") ?? "" });
  }
}
