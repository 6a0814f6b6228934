import type { SourceKind } from "./domain/source-kind";
import type { Commit, Deployment, PipelineRun, PullRequest } from "./known/tables";
import type { StageRule } from "./domain/stage-rule";

/** One thing of which a delivery told, as a card may be linked to it. */
export type Thing =
  | { readonly type: "run"; readonly row: PipelineRun }
  | { readonly type: "deployment"; readonly row: Deployment }
  | { readonly type: "pullRequest"; readonly row: PullRequest }
  | { readonly type: "commit"; readonly row: Commit };
export type ThingType = Thing["type"];

/** Where a delivery comes from, as the writers need it. */
export type DeliverySource = { id: string; kind: SourceKind; boardId: string; boardKey: string; stageRules: readonly StageRule[] };

/** What became of one change: which thing it is about, whether anyone can see a difference, whether its cards may differ now. */
export type Written = { thing: Thing; isVisible: boolean; isRelinked: boolean; stage?: { name: string; status: string } };

/** Whether two versions of a thing differ in one of these fields. */
export function differs<T extends object>(known: T | null, merged: T, fields: readonly (keyof T)[]): boolean {
  if (known === null) return true;
  return fields.some((field) => JSON.stringify(known[field]) !== JSON.stringify(merged[field]));
}
