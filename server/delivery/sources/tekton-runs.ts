import { z } from "zod";
import type { Change } from "../domain/changes";
import { stageKind } from "../domain/stage-kind";
import { runFacts, stageFacts } from "./facts";
import { mentionsIn, titleWith } from "./mentions";
import type { Parsed } from "./source";
import { branchOf, labelOf, pageOf, pipelineOf, prNumberOf, shaOf } from "./tekton-code";
import { nameOf, type Resource, resource, statusOf, timesOf } from "./tekton-resource";

/** What a delivery says beside its body: the board that it is for, and when the event was made. */
type Told = { boardKey: string; at: Date | null };

/** A run of a pipeline as it stands. */
export function readPipelineRun(payload: unknown, told: Told): Parsed {
  const { pipelineRun } = z.object({ pipelineRun: resource }).parse(payload);
  return { changes: [runOf(pipelineRun, nameOf(pipelineRun), pipelineOf(pipelineRun), told)] };
}

/** A task of a pipeline is a stage of its run; one that was started by itself is a run of that one stage. */
export function readTaskRun(payload: unknown, subject: "taskRun" | "customRun", told: Told): Parsed {
  const task = z.object({ [subject]: resource }).parse(payload)[subject] as Resource;
  const runName = labelOf(task, "tekton.dev/pipelineRun");
  const name = labelOf(task, "tekton.dev/pipelineTask") ?? task.spec?.taskRef?.name ?? task.spec?.customRef?.name ?? task.metadata.generateName?.replace(/-$/, "") ?? nameOf(task);
  const pipeline = runName === null ? name : (labelOf(task, "tekton.dev/pipeline") ?? runName);
  const runExternalId = runName ?? `${subject} ${nameOf(task)}`;
  const status = statusOf(task);
  const facts = stageFacts({ name, kind: stageKind(name, pipeline), status, ...timesOf(task, status, told.at), generation: retriesOf(task) });
  const run = { name: pipeline, branch: branchOf(task), sha: shaOf(task), createdAt: task.metadata.creationTimestamp };
  const stage: Change = { type: "stage", repository: placeOf(task), runExternalId, attempt: 1, externalId: task.metadata.uid, facts, run };
  return { changes: runName === null ? [runOf(task, runExternalId, name, told), stage] : [stage] };
}

function runOf(of: Resource, externalId: string, name: string, { boardKey, at }: Told): Change {
  const { metadata, spec } = of;
  const status = statusOf(of);
  const title = labelOf(of, "pipelinesascode.tekton.dev/sha-title") ?? metadata.name;
  const named = mentionsIn((spec?.params ?? []).flatMap((param) => param?.value), boardKey);
  const facts = runFacts({
    name,
    status,
    title: titleWith(title, named),
    trigger: labelOf(of, "pipelinesascode.tekton.dev/event-type"),
    branch: branchOf(of),
    sha: shaOf(of),
    prNumber: prNumberOf(of),
    actor: labelOf(of, "pipelinesascode.tekton.dev/sender"),
    url: pageOf(of),
    createdAt: metadata.creationTimestamp,
    ...timesOf(of, status, at),
    // A run that was deleted and made again by the same name is the newer one.
    generation: generationOf(of),
  });
  return { type: "run", repository: placeOf(of), externalId, attempt: 1, facts };
}

function generationOf({ metadata, status }: Resource): bigint | null {
  if (metadata.creationTimestamp === null) return null;
  return BigInt(metadata.creationTimestamp.getTime()) * RETRIES_MAX + BigInt(Math.min(status?.retriesStatus.length ?? 0, Number(RETRIES_MAX) - 1));
}

const RETRIES_MAX = 1000n;

/** A task that is tried again is the same task; what counts its tries is how many failed ones it carries along. */
function retriesOf({ status }: Resource): bigint {
  return BigInt(status?.retriesStatus.length ?? 0);
}

/** Names are unique in their namespace alone. */
function placeOf({ metadata }: Resource): string {
  return metadata.namespace ?? "default";
}
