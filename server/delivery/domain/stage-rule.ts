import { fitsPattern } from "./name-pattern";
import type { StageKind } from "./stage-kind";

/** What a team says of its jobs: those whose name fits the pattern are this part of the line. */
export type StageRule = { readonly pattern: string; readonly kind: StageKind };

export const STAGE_RULES_MAX = 30;

/** The part that the first fitting rule says; null where none fits. */
export function ruledKind(name: string, rules: readonly StageRule[]): StageKind | null {
  return rules.find(({ pattern }) => fitsPattern(name, pattern))?.kind ?? null;
}

/** How a stage's part is kept: what counts, and beside it what it was told to be where a rule says otherwise. */
export function keptKind(name: string, told: StageKind, rules: readonly StageRule[]): { kind: StageKind; toldKind: StageKind | null } {
  const kind = ruledKind(name, rules);
  return kind === null || kind === told ? { kind: told, toldKind: null } : { kind, toldKind: told };
}
