import { randomUUID } from "node:crypto";
import { addressKey } from "@/server/delivery/sources/authenticity";

/** One event as Tekton words it: the name it goes by is in its headers alone. */
export type TektonMessage = { type: string; id?: string; at?: Date; payload: Record<string, unknown> };

type Outcome = { status: "True" | "False" | "Unknown"; reason: string } | null;
export type TektonThing = {
  uid: string;
  name: string;
  generateName?: string;
  createdAt: Date;
  startedAt?: Date;
  completedAt?: Date;
  outcome?: Outcome;
  retries?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  params?: Record<string, unknown>;
  results?: Record<string, string>;
  /** The pipeline or task it runs; null for one that is written into it. */
  ref?: string | null;
};

/** Kubernetes counts seconds. */
const time = (at: Date | undefined) => at?.toISOString().replace(/\.\d{3}Z$/, "Z");
const pairs = (values: Record<string, unknown>) => Object.entries(values).map(([name, value]) => ({ name, value }));

function resourceOf({ uid, name, generateName, createdAt, startedAt, completedAt, outcome = null, retries = 0, labels = {}, annotations = {}, params = {}, results, ref = "erp" }: TektonThing, refName: string) {
  const changedAt = time(completedAt ?? startedAt ?? createdAt);
  return {
    metadata: { name, ...(generateName ? { generateName } : {}), namespace: "shop", uid, creationTimestamp: time(createdAt), labels: { "app.kubernetes.io/managed-by": "tekton-pipelines", ...labels }, annotations, managedFields: [] },
    spec: { params: pairs(params), serviceAccountName: "default", ...(ref === null ? { pipelineSpec: { tasks: [] } } : { [refName]: { name: ref } }) },
    ...(outcome || startedAt
      ? {
          status: {
            ...(startedAt ? { startTime: time(startedAt) } : {}),
            ...(completedAt ? { completionTime: time(completedAt) } : {}),
            ...(outcome ? { conditions: [{ type: "Succeeded", lastTransitionTime: changedAt, message: "…", ...outcome }] } : {}),
            ...(results ? { pipelineResults: pairs(results) } : {}),
            ...(retries ? { retriesStatus: Array.from({ length: retries }, () => ({ conditions: [] })) } : {}),
          },
        }
      : {}),
  };
}

/** A run of a pipeline; `said` is the last word but one of the event's name. */
export function pipelineRunMessage(said: string, run: TektonThing, more: Pick<TektonMessage, "id" | "at"> = {}): TektonMessage {
  return { type: `dev.tekton.event.pipelinerun.${said}.v1`, ...more, payload: { pipelineRun: resourceOf(run, "pipelineRef") } };
}

/** A run of a task, of the run with this name or by itself. */
export function taskRunMessage(said: string, { of, task, ...run }: TektonThing & { of?: string; task?: string }, more: Pick<TektonMessage, "id" | "at"> & { custom?: boolean } = {}): TektonMessage {
  const { custom = false, ...rest } = more;
  const labels = { ...(of ? { "tekton.dev/pipelineRun": of, "tekton.dev/pipeline": "erp" } : {}), ...(task ? { "tekton.dev/pipelineTask": task } : {}), ...run.labels };
  const subject = custom ? "customRun" : "taskRun";
  return { type: `dev.tekton.event.${subject.toLowerCase()}.${said}.v1`, ...rest, payload: { [subject]: resourceOf({ ...run, labels }, custom ? "customRef" : "taskRef") } };
}

/** The headers and bytes of a message, with the key in the address. */
export function sendTekton({ type, id = randomUUID(), at, payload }: TektonMessage, secret: string): { headers: Record<string, string>; body: Uint8Array; key: string } {
  const headers = { "content-type": "application/json", "ce-specversion": "1.0", "ce-id": id, "ce-source": "/apis/tekton.dev/v1beta1/namespaces/shop/runs/x", "ce-type": type, ...(at ? { "ce-time": at.toISOString().replace("Z", "157819Z") } : {}) };
  return { headers, body: new TextEncoder().encode(JSON.stringify(payload)), key: addressKey(secret) };
}
