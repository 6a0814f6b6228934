import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { isSameText, isStandardWebhook, WEBHOOK_SECRET } from "./authenticity";
import { readMergeRequest, readPush } from "./gitlab-code";
import { readDeployment, readRelease } from "./gitlab-deployments";
import { readJob } from "./gitlab-jobs";
import { readPipeline } from "./gitlab-pipelines";
import { maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { DeliveryHeaders, Incoming, ParseContext, Parsed, SourceDefinition } from "./source";

const EVENT = /^[A-Za-z][A-Za-z_ ]{0,59}$/;

/** By what the body calls itself, and by what the header does. A system hook has one header for everything. */
const READERS: ReadonlyMap<string, (payload: unknown, context: ParseContext) => Parsed> = new Map([
  ["push", readPush],
  ["Push Hook", readPush],
  ["tag_push", () => ({ ignored: "tag" })],
  ["Tag Push Hook", () => ({ ignored: "tag" })],
  ["merge_request", readMergeRequest],
  ["Merge Request Hook", readMergeRequest],
  ["pipeline", readPipeline],
  ["Pipeline Hook", readPipeline],
  ["build", readJob],
  ["Job Hook", readJob],
  ["deployment", readDeployment],
  ["Deployment Hook", readDeployment],
  ["release", readRelease],
  ["Release Hook", readRelease],
]);

/** GitLab webhooks of a project, a group or a whole installation, with a secret token or a signing token. */
export const gitlab: SourceDefinition = {
  kind: "gitlab",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-gitlab-event", "x-gitlab-instance", "x-gitlab-webhook-uuid", "x-gitlab-event-uuid", "idempotency-key", "webhook-id", "webhook-timestamp"],
  isAuthentic,
  // Not X-Gitlab-Event-UUID: hooks that follow from one another share it.
  deliveryId: (headers) => (headers["idempotency-key"] ?? headers["webhook-id"])?.slice(0, 200) || null,
  eventOf,
  actionOf,
  read: readJsonObject,
  parse: (event, payload, context) => {
    const reader = READERS.get(event);
    return reader ? understood(event, () => reader(payload, context)) : { ignored: "event_not_handled" };
  },
};

function isAuthentic(incoming: Incoming, secret: string): boolean {
  if (secret.startsWith(WEBHOOK_SECRET)) return isStandardWebhook(incoming, secret);
  const token = incoming.headers["x-gitlab-token"];
  return token !== undefined && isSameText(token, secret);
}

const named = z.object({
  object_kind: text(60),
  event_name: text(60),
  action: text(60),
  status: text(60),
  build_status: text(60),
  object_attributes: maybe(z.object({ action: text(60), status: text(60) })),
});

function eventOf(headers: DeliveryHeaders, payload: unknown): string {
  const body = named.safeParse(payload).data;
  const event = [body?.object_kind, body?.event_name, headers["x-gitlab-event"]].find((name) => name && EVENT.test(name));
  if (!event) throw new DomainError("INVALID", "event_missing", { header: "X-Gitlab-Event" });
  return event;
}

function actionOf(payload: unknown): string | null {
  const { object_attributes: object, action, build_status, status } = named.parse(payload);
  return object?.action ?? action ?? object?.status ?? build_status ?? status;
}
