import { now } from "@/server/platform/clock";
import type { Change, StageFacts } from "./domain/changes";
import { mergeRun, mergeStage, stubRun } from "./domain/merge";
import { keptKind } from "./domain/stage-rule";
import type { Known } from "./known/known";
import type { Stage } from "./known/tables";
import { type DeliverySource, differs, type Written } from "./written";

type RunChange = Extract<Change, { type: "run" }>;
type StageChange = Extract<Change, { type: "stage" }>;

/** Keeps what a report says of a run, unless something newer is known. */
export function writeRun({ runs }: Known, source: DeliverySource, change: Omit<RunChange, "type">): Written {
  const { repository, externalId, attempt } = change;
  const key = { sourceId: source.id, repository, externalId, attempt };
  const row = runs.find(key);
  const known = runs.factsOf(row);
  const merged = mergeRun(known, change.facts);
  const isSame = row !== undefined && merged === known;
  return {
    thing: { type: "run", row: isSame ? row : runs.put(key, { ...merged, createdAt: merged.createdAt ?? row?.createdAt ?? now() }) },
    isVisible: differs(known, merged, ["name", "status", "url", "sha", "branch"]),
    isRelinked: differs(known, merged, ["branch", "sha", "commitMessage", "title", "trigger", "prNumber", "headRepository"]),
  };
}

/** Keeps what a report says of a stage; makes a stub of its run when that has not been heard of yet. */
export function writeStage(shelves: Known, source: DeliverySource, change: StageChange): Written {
  const { repository, runExternalId, attempt, externalId, facts } = change;
  const run = writeRun(shelves, source, { repository, externalId: runExternalId, attempt, facts: stubRun(change.run) });
  const key = { runId: run.thing.row.id, externalId };
  const known = toldOf(shelves.stages.factsOf(shelves.stages.find(key)));
  const merged = mergeStage(known, facts);
  if (merged !== known) shelves.stages.put(key, { ...merged, ...keptKind(merged.name, merged.kind, source.stageRules) });
  return {
    thing: run.thing,
    isVisible: run.isVisible || differs(known, merged, ["name", "kind", "status", "url"]),
    isRelinked: run.isRelinked,
    stage: { name: merged.name, status: merged.status },
  };
}

/** A stage as it was told, whatever a rule of its source makes of it. */
function toldOf(kept: Omit<Stage, "id" | "runId" | "externalId"> | null): StageFacts | null {
  if (kept === null) return null;
  const { kind, toldKind, ...facts } = kept;
  return { ...facts, kind: toldKind ?? kind };
}
