import type { Change } from "../domain/changes";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { type StageKind, stageKind } from "../domain/stage-kind";
import { runFacts, stageFacts } from "./facts";
import { mentionsIn, titleWith } from "./mentions";
import type { Parsed } from "./source";
import { codeOf } from "./spinnaker-code";
import { DEPLOYING, deploymentOf } from "./spinnaker-deployments";
import { event, type Execution, restartsOf, type SpinnakerStage, statusOf } from "./spinnaker-events";

/**
 * An execution with its stages, whatever of it the event is about; those that Spinnaker adds by itself are left out, those that
 * deploy are deployments too. What is done once by hand, outside of every pipeline, is none.
 */
export function readExecution(payload: unknown, boardKey: string): Parsed {
  const { details, execution } = event.parse(payload);
  if (/^orchestration$/i.test(execution.type ?? "")) return { ignored: "event_not_handled" };
  const repository = execution.application ?? details?.application ?? "spinnaker";
  const told = { repository, saidAt: details?.created ?? null, generation: generationOf(execution), mentions: mentionsIn(Object.values(execution.trigger?.parameters ?? {}), boardKey) };
  const run = runOf(execution, told);
  const { name, branch, sha, createdAt } = run.facts;
  const changes: Change[] = [run];
  for (const one of execution.stages) {
    if (one.syntheticStageOwner !== null) continue;
    const facts = factsOf(one, execution, told);
    changes.push({ type: "stage", repository, runExternalId: execution.id, attempt: 1, externalId: one.id, facts, run: { name, branch, sha, createdAt } });
    const deployment = deploymentOf(one, facts, execution, told);
    if (deployment) changes.push(deployment);
  }
  return { changes };
}

/** What is the same for everything that an event tells. */
export type Told = { repository: string; /** When the event was made. */ saidAt: Date | null; generation: bigint | null; mentions: string[] };

function runOf(execution: Execution, { repository, saidAt, generation, mentions }: Told): Extract<Change, { type: "run" }> {
  const { buildTime, startTime, endTime, trigger, authentication } = execution;
  const status = statusOf(execution.status);
  const facts = runFacts({
    name: execution.name ?? "pipeline",
    status,
    title: titleWith(null, mentions),
    trigger: trigger?.type ?? null,
    ...codeOf(trigger),
    actor: authentication?.user ?? trigger?.user ?? null,
    createdAt: buildTime ?? startTime,
    startedAt: startTime,
    finishedAt: isOver(status) ? endTime : null,
    producerAt: isOver(status) && endTime ? endTime : later(later(saidAt, startTime), buildTime),
    generation,
  });
  return { type: "run", repository, externalId: execution.id, attempt: 1, facts };
}

function factsOf(one: SpinnakerStage, execution: Execution, { saidAt, generation }: Told) {
  const name = one.name ?? one.type ?? "stage";
  const status = stateOf(one, execution);
  const finishedAt = isOver(status) ? one.endTime : null;
  return stageFacts({
    name,
    kind: kindOf(one, name, execution.name ?? ""),
    status,
    startedAt: one.startTime,
    finishedAt,
    producerAt: isOver(status) ? (finishedAt ?? execution.endTime ?? one.startTime) : (saidAt ?? one.startTime),
    generation,
  });
}

/** A judgement runs until somebody has judged. What never began has nothing to wait for once the execution is over. */
function stateOf({ type, status }: SpinnakerStage, execution: Execution): RunStatus {
  const state = statusOf(status);
  if (state === "QUEUED" && isOver(statusOf(execution.status))) return "SKIPPED";
  return type === "manualJudgment" && state === "RUNNING" ? "WAITING" : state;
}

/** Stage types that say themselves what they do. */
const KINDS: ReadonlyMap<string | null, StageKind> = new Map([["bake", "BUILD"], ["bakeManifest", "BUILD"], ["kayentaCanary", "TEST"], ["manualJudgment", "RELEASE"]]);

/** Those that hand over to a job, which by its name alone may be anything; the word stands for what it is without one. */
const JOBS: ReadonlyMap<string | null, string> = new Map([["jenkins", "build"], ["travis", "build"], ["concourse", "build"], ["codebuild", "build"], ["googleCloudBuild", "build"], ["runJob", "test"], ["runJobManifest", "test"]]);

function kindOf({ type }: SpinnakerStage, name: string, pipeline: string): StageKind {
  return KINDS.get(type) ?? stageKind(name, JOBS.get(type) ?? pipeline, DEPLOYING.has(type ?? ""));
}

/** An execution of which a stage is started anew goes on under its own id, without an attempt that counts. */
function generationOf(execution: Execution): bigint | null {
  const last = restartsOf(execution).at(-1);
  return last === undefined ? null : BigInt(last);
}
