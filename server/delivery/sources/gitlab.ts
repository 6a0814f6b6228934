import { z } from "zod";
import { isSameText, isStandardWebhook, WEBHOOK_SECRET } from "./authenticity";
import { readMergeRequest, readPush } from "./gitlab-code";
import { readDeployment, readRelease } from "./gitlab-deployments";
import { readJob, readPipeline } from "./gitlab-pipelines";
import { text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

const READERS: Readonly<Record<string, (payload: unknown, boardKey: string) => Parsed>> = {
  pipeline: readPipeline,
  build: readJob,
  push: readPush,
  tag_push: () => ({ ignored: "tag" }),
  merge_request: readMergeRequest,
  deployment: readDeployment,
  release: readRelease,
};

/** GitLab's project, group and system hooks: with a secret token, or signed where the secret is a signing token (`whsec_…`). */
export const gitlab: SourceDefinition = {
  kind: "gitlab",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-gitlab-event", "x-gitlab-instance", "x-gitlab-webhook-uuid", "x-gitlab-event-uuid", "idempotency-key", "webhook-id", "webhook-timestamp"],
  isAuthentic: (incoming, secret) => (secret.startsWith(WEBHOOK_SECRET) ? isStandardWebhook(incoming, secret) : isSameText(incoming.headers["x-gitlab-token"] ?? "", secret)),
  read: readJsonObject,
  // X-Gitlab-Event-UUID is not one: hooks that set off each other share it.
  deliveryId: (headers) => headers["idempotency-key"]?.slice(0, 200) || headers["webhook-id"]?.slice(0, 200) || null,
  eventOf: (headers, payload) => loose.parse(payload ?? {}).object_kind ?? loose.parse(payload ?? {}).event_name ?? headers["x-gitlab-event"]?.slice(0, 100) ?? "hook",
  actionOf: (payload) => {
    const { object_attributes, action, status, build_status } = loose.parse(payload ?? {});
    return object_attributes?.action ?? object_attributes?.status ?? action ?? status ?? build_status;
  },
  parse: (event, payload, { boardKey }) => {
    const reader = Object.hasOwn(READERS, event) ? READERS[event] : undefined;
    return reader ? understood(event, () => reader(payload, boardKey)) : { ignored: "event_not_handled" };
  },
};

const loose = z.object({
  object_kind: text(60), event_name: text(60), action: text(60), status: text(60), build_status: text(60),
  object_attributes: z.object({ action: text(60), status: text(60) }).nullish().catch(null),
});
