import { now } from "@/server/platform/clock";
import type { Tx } from "@/server/platform/db/client";
import { type PipelineRun, Prisma, type Stage } from "@/server/platform/db/generated/client";
import type { Change, GateCondition, RunFacts, StageFacts } from "./domain/changes";
import { mergeRun, mergeStage, stubRun } from "./domain/merge";
import { keptKind } from "./domain/stage-rule";
import { type DeliverySource, differs, type Written } from "./written";

type RunChange = Extract<Change, { type: "run" }>;
type StageChange = Extract<Change, { type: "stage" }>;

/** Keeps what a report says of a run, unless something newer is known. */
export async function writeRun(tx: Tx, source: DeliverySource, change: Omit<RunChange, "type">): Promise<Written & { thing: { type: "run" } }> {
  const { repository, externalId, attempt } = change;
  const key = { sourceId: source.id, repository, externalId, attempt };
  const row = await tx.pipelineRun.findUnique({ where: { sourceId_repository_externalId_attempt: key } });
  const known = row && factsOfRun(row);
  const merged = mergeRun(known, change.facts);
  const { createdAt, ...data } = merged;
  let id = row?.id;
  if (id === undefined) ({ id } = await tx.pipelineRun.create({ data: { ...key, ...data, createdAt: createdAt ?? now() }, select: { id: true } }));
  else if (merged !== known) await tx.pipelineRun.update({ where: { id }, data: { ...data, ...(createdAt ? { createdAt } : {}) } });
  return {
    thing: { type: "run", id },
    isVisible: differs(known, merged, ["name", "status", "url", "sha", "branch"]),
    isRelinked: differs(known, merged, ["branch", "sha", "commitMessage", "title", "trigger", "prNumber", "headRepository"]),
  };
}

/** Keeps what a report says of a stage; makes a stub of its run when that has not been heard of yet. */
export async function writeStage(tx: Tx, source: DeliverySource, change: StageChange): Promise<Written> {
  const { repository, runExternalId, attempt, externalId, facts } = change;
  const run = await writeRun(tx, source, { repository, externalId: runExternalId, attempt, facts: stubRun(change.run) });
  const runId = run.thing.id;
  const row = await tx.stage.findUnique({ where: { runId_externalId: { runId, externalId } } });
  const known = row && factsOfStage(row);
  const merged = mergeStage(known, facts);
  const data = { ...stored(merged), ...keptKind(merged.name, merged.kind, source.stageRules) };
  if (row === null) await tx.stage.create({ data: { runId, externalId, ...data } });
  else if (merged !== known) await tx.stage.update({ where: { id: row.id }, data });
  return {
    thing: run.thing,
    isVisible: run.isVisible || differs(known, merged, ["name", "kind", "status", "url"]),
    isRelinked: run.isRelinked,
    stage: { name: merged.name, status: merged.status },
  };
}

function stored({ conditions, ...facts }: StageFacts) {
  return { ...facts, conditions: conditions ?? Prisma.DbNull };
}

function factsOfRun(row: PipelineRun): RunFacts {
  const { id: _id, sourceId: _source, repository: _repository, externalId: _externalId, attempt: _attempt, ...facts } = row;
  return facts;
}

function factsOfStage(row: Stage): StageFacts {
  const { id: _id, runId: _run, externalId: _externalId, kind, toldKind, conditions, ...facts } = row;
  return { ...facts, kind: toldKind ?? kind, conditions: conditions as GateCondition[] | null };
}
