import { z } from "zod";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { instant, maybe, required, text } from "./loose";

const condition = z.object({ type: text(60), status: text(20), reason: text(200), lastTransitionTime: instant });
const texts = maybe(z.record(z.string(), z.unknown()));
const values = z.array(maybe(z.object({ name: text(200), value: z.unknown() }))).nullish().catch(null).transform((list) => list ?? []);
const ref = maybe(z.object({ name: text(300), params: values }));

/** A run of a pipeline or of a task, in any version of Tekton's API. */
export const resource = z.object({
  metadata: z.object({ uid: required(100), name: text(300), generateName: text(300), namespace: text(300), labels: texts, annotations: texts, creationTimestamp: instant }),
  spec: maybe(z.object({ params: values, pipelineRef: ref, taskRef: ref, customRef: ref })),
  status: maybe(
    z.object({
      conditions: z.array(maybe(condition)).nullish().catch(null).transform((list) => list ?? []),
      startTime: instant,
      completionTime: instant,
      results: values,
      pipelineResults: values,
      taskResults: values,
      retriesStatus: z.array(z.unknown()).nullish().catch(null).transform((list) => list ?? []),
    }),
  ),
});

export type Resource = z.output<typeof resource>;

/** What a task knows its run by, unique in its namespace. */
export function nameOf({ metadata }: Resource): string {
  return metadata.name ?? metadata.uid;
}

const CANCELLED: ReadonlySet<string | null> = new Set(["Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunCancelled", "PipelineRunStopped", "TaskRunCancelled", "CustomRunCancelled"]);

/** The condition decides, not the event's name: what was cancelled is told of as failed. Cancelled with an unknown outcome is still being stopped. */
export function statusOf({ status }: Resource): RunStatus {
  const succeeded = conditionOf(status);
  if (!succeeded) return status?.startTime ? "RUNNING" : "QUEUED";
  if (succeeded.status === "True") return "SUCCESS";
  if (succeeded.status === "False") return CANCELLED.has(succeeded.reason) ? "CANCELLED" : "FAILED";
  if (succeeded.status !== "Unknown") return "UNKNOWN";
  // Held back by whoever made it, until somebody lets it go.
  return succeeded.reason === "PipelineRunPending" ? "WAITING" : "RUNNING";
}

type Times = { startedAt: Date | null; finishedAt: Date | null; producerAt: Date | null };

/** When it began and ended, and when this was said: Kubernetes counts seconds, so that what is yet to begin stands a moment before what began within the same. */
export function timesOf({ metadata, status }: Resource, state: RunStatus, at: Date | null): Times {
  const [startedAt, completedAt] = [status?.startTime ?? null, status?.completionTime ?? null];
  const changedAt = conditionOf(status)?.lastTransitionTime ?? null;
  if (isOver(state)) return { startedAt, finishedAt: completedAt ?? changedAt, producerAt: completedAt ?? changedAt ?? at };
  const saidAt = at ?? later(later(metadata.creationTimestamp, startedAt), changedAt);
  const isYetToBegin = state === "QUEUED" || state === "WAITING";
  return { startedAt, finishedAt: null, producerAt: saidAt && isYetToBegin ? new Date(saidAt.getTime() - 1) : saidAt };
}

function conditionOf(status: Resource["status"]) {
  return status?.conditions.find((one) => one?.type === "Succeeded") ?? null;
}
