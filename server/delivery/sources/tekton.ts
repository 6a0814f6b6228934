import { DomainError } from "@/server/platform/errors";
import { knowsSecret } from "./authenticity";
import { instant } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { DeliveryHeaders, ParseContext, Parsed, SourceDefinition } from "./source";
import { readPipelineRun, readTaskRun } from "./tekton-runs";

const EVENT = /^dev\.tekton\.event\.([a-z]{1,40})\.([a-z]{1,40})\.v\d{1,3}$/;

/** Tekton's cloud events: nothing can be set but the address, so that carries a key. */
export const tekton: SourceDefinition = {
  kind: "tekton",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "ce-id", "ce-source", "ce-type", "ce-time", "ce-subject", "ce-specversion"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: (headers) => (headers["ce-id"] ? `${headers["ce-source"] ?? ""} ${headers["ce-id"]}`.slice(0, 200) : null),
  eventOf,
  actionOf: () => null,
  parse: (event, payload, context) => understood(event, () => readEvent(event, payload, context)),
};

function readEvent(event: string, payload: unknown, { boardKey, headers }: ParseContext): Parsed {
  const told = { boardKey, at: instant.parse(headers["ce-time"]) };
  if (event.startsWith("pipelinerun.")) return readPipelineRun(payload, told);
  if (event.startsWith("taskrun.")) return readTaskRun(payload, "taskRun", told);
  if (event.startsWith("customrun.")) return readTaskRun(payload, "customRun", told);
  return { ignored: "event_not_handled" };
}

function eventOf(headers: DeliveryHeaders): string {
  const [, subject, predicate] = EVENT.exec(headers["ce-type"] ?? "") ?? [];
  if (subject === undefined) throw new DomainError("INVALID", "event_missing", { header: "Ce-Type" });
  return `${subject}.${predicate}`;
}
