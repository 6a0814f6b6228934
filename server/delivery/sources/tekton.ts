import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { knowsSecret } from "./authenticity";
import { runFacts, stageFacts } from "./facts";
import { instant, maybe, required, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./source";

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
  parse: (event, payload) =>
    understood(event, () => {
      if (event.startsWith("pipelinerun.")) return readPipelineRun(payload);
      if (event.startsWith("taskrun.")) return readTaskRun(payload);
      return { ignored: "event_not_handled" };
    }),
};

function eventOf(headers: DeliveryHeaders): string {
  const [, subject, predicate] = EVENT.exec(headers["ce-type"] ?? "") ?? [];
  if (subject === undefined) throw new DomainError("INVALID", "event_missing", { header: "Ce-Type" });
  return `${subject}.${predicate}`;
}

const condition = z.object({ type: text(60), status: text(20), reason: text(200) });
const texts = maybe(z.record(z.string(), z.unknown()));
const resource = z.object({
  metadata: z.object({ uid: required(100), name: text(300), namespace: text(300), labels: texts, annotations: texts, creationTimestamp: instant }),
  spec: maybe(z.object({ params: z.array(maybe(z.object({ name: text(200), value: z.unknown() }))).catch([]), pipelineRef: maybe(z.object({ name: text(300) })), taskRef: maybe(z.object({ name: text(300) })) })),
  status: maybe(z.object({ conditions: z.array(maybe(condition)).catch([]), startTime: instant, completionTime: instant })),
});
type Resource = z.output<typeof resource>;

function readPipelineRun(payload: unknown): Parsed {
  const { pipelineRun } = z.object({ pipelineRun: resource }).parse(payload);
  const { metadata, spec, status } = pipelineRun;
  const state = statusOf(pipelineRun);
  const facts = runFacts({
    name: spec?.pipelineRef?.name ?? labelOf(pipelineRun, "tekton.dev/pipeline") ?? metadata.name ?? "pipeline",
    status: state,
    title: labelOf(pipelineRun, "pipelinesascode.tekton.dev/sha-title") ?? metadata.name,
    branch: branchOf(pipelineRun),
    sha: labelOf(pipelineRun, "pipelinesascode.tekton.dev/sha") ?? paramOf(pipelineRun, /^(?:git-?)?(?:revision|sha|commit)$/i, /^[0-9a-f]{7,64}$/i),
    prNumber: prNumberOf(pipelineRun),
    createdAt: metadata.creationTimestamp,
    startedAt: status?.startTime ?? null,
    finishedAt: isOver(state) ? (status?.completionTime ?? null) : null,
    producerAt: status?.completionTime ?? later(status?.startTime ?? null, metadata.creationTimestamp),
  });
  return { changes: [{ type: "run", repository: placeOf(pipelineRun), externalId: keyOf(pipelineRun), attempt: 1, facts }] };
}

/** A task of a pipeline; one that runs by itself belongs to no run and is a run of one stage. */
function readTaskRun(payload: unknown): Parsed {
  const { taskRun } = z.object({ taskRun: resource }).parse(payload);
  const { metadata, spec, status } = taskRun;
  const pipeline = labelOf(taskRun, "tekton.dev/pipeline") ?? metadata.name ?? "task";
  const name = labelOf(taskRun, "tekton.dev/pipelineTask") ?? spec?.taskRef?.name ?? metadata.name ?? "task";
  const state = statusOf(taskRun);
  const facts = stageFacts({
    name, kind: stageKind(name, pipeline), status: state, startedAt: status?.startTime ?? null, finishedAt: isOver(state) ? (status?.completionTime ?? null) : null,
    producerAt: status?.completionTime ?? later(status?.startTime ?? null, metadata.creationTimestamp),
  });
  const run = { name: pipeline, branch: branchOf(taskRun), sha: labelOf(taskRun, "pipelinesascode.tekton.dev/sha"), createdAt: metadata.creationTimestamp };
  const runExternalId = labelOf(taskRun, "tekton.dev/pipelineRun") ?? metadata.name ?? metadata.uid;
  return { changes: [{ type: "stage", repository: placeOf(taskRun), runExternalId, attempt: 1, externalId: metadata.uid, facts, run }] };
}

/** Names are unique in their namespace, and are what a task knows its run by. */
function keyOf({ metadata }: Resource): string {
  return metadata.name ?? metadata.uid;
}

function placeOf({ metadata }: Resource): string {
  return metadata.namespace ?? "default";
}

const CANCELLED = /cancel|stopped/i;

/** The condition decides, not the event's name: a cancelled run is told of as failed. */
function statusOf({ status }: Resource): RunStatus {
  const succeeded = status?.conditions.find((one) => one?.type === "Succeeded");
  if (!succeeded) return status?.startTime ? "RUNNING" : "QUEUED";
  if (succeeded.status === "True") return "SUCCESS";
  if (succeeded.status === "False") return CANCELLED.test(succeeded.reason ?? "") ? "CANCELLED" : "FAILED";
  if (succeeded.status !== "Unknown") return "UNKNOWN";
  return /pending/i.test(succeeded.reason ?? "") ? "QUEUED" : "RUNNING";
}

/** A label, or an annotation of that name. */
function labelOf({ metadata }: Resource, name: string): string | null {
  const value = metadata.labels?.[name] ?? metadata.annotations?.[name];
  return typeof value === "string" && value !== "" ? text(300).parse(value) : null;
}

function paramOf({ spec }: Resource, name: RegExp, shape: RegExp): string | null {
  const found = spec?.params.find((param) => name.test(param?.name ?? "") && typeof param?.value === "string" && shape.test(param.value));
  return typeof found?.value === "string" ? text(300).parse(found.value) : null;
}

function branchOf(of: Resource): string | null {
  const branch = labelOf(of, "pipelinesascode.tekton.dev/branch") ?? labelOf(of, "pipelinesascode.tekton.dev/source-branch") ?? paramOf(of, /^(?:git-?)?(?:branch|ref|revision)$/i, /^(?![0-9a-f]{40}$)\S+$/i);
  return branch?.replace(/^refs\/heads\//, "") ?? null;
}

function prNumberOf(of: Resource): number | null {
  const number = Number(labelOf(of, "pipelinesascode.tekton.dev/pull-request"));
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null;
}
