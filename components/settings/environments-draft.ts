import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";
import { ENVIRONMENT_NAME_MAX, environmentOf, type EnvironmentRule, PATTERN_MAX, PATTERNS_MAX } from "@/server/delivery/domain/environment-rule";
import type { Tier } from "@/server/delivery/domain/environment-tier";
import { type CallBackDraft, callBackDraft, callBackInput, type CallBackProblem, callBackProblem } from "./call-back-draft";

export type BoardEnvironment = Pick<inferRouterOutputs<AppRouter>["delivery"]["environments"][number], "id" | "name" | "tier" | "patterns" | "needsApproval" | "needsQualityGate" | "callbackKind" | "callbackUrl">;
export type SeenEnvironment = Pick<inferRouterOutputs<AppRouter>["delivery"]["seenEnvironments"][number], "name" | "tier" | "deployments" | "lastAt">;
type EnvironmentsInput = inferRouterInputs<AppRouter>["delivery"]["setEnvironments"]["environments"];

/** An environment while it is typed; `slot` names it before it has a name. */
export type EnvironmentDraft = Omit<BoardEnvironment, "patterns" | "callbackKind" | "callbackUrl"> & { slot: string; patterns: string; callBack: CallBackDraft };

/** What is wrong with one of a draft's environments; `count` is how many there are or characters it has. */
export type EnvironmentProblem = { field: "name" | "patterns"; reason: "empty" | "tooLong" | "twice" | "tooMany"; count: number } | CallBackProblem;

export function draftOf(environments: readonly BoardEnvironment[]): EnvironmentDraft[] {
  return environments.map(({ id, name, tier, patterns, needsApproval, needsQualityGate, ...told }, index) => ({
    slot: id ?? `usual-${index}`, id, name, tier, patterns: patterns.join(", "), needsApproval, needsQualityGate, callBack: callBackDraft(told),
  }));
}

/** A draft as it is sent: names trimmed, the gate asked for only where somebody approves. */
export function inputOf(draft: readonly EnvironmentDraft[]): EnvironmentsInput {
  return draft.map(({ id, name, tier, patterns, needsApproval, needsQualityGate, callBack }) => ({
    id, name: name.trim(), tier, patterns: patternsIn(patterns), needsApproval, needsQualityGate: needsApproval && needsQualityGate, ...callBackInput(callBack),
  }));
}

/** Names between commas; one that is said twice counts once. */
export function patternsIn(text: string): string[] {
  return [...new Set(text.split(",").map((part) => part.trim()).filter((part) => part !== ""))];
}

/** The draft with one more name for the environment in this slot. A comma separates names, so one within the name is left to the star. */
export function withPattern(draft: readonly EnvironmentDraft[], slot: string, name: string): EnvironmentDraft[] {
  return draft.map((one) => (one.slot === slot ? { ...one, patterns: [...patternsIn(one.patterns), name.replaceAll(",", "*")].join(", ") } : one));
}

/** The draft with the environment at `index` one place earlier (-1) or later (1); the same at an end. */
export function moved(draft: readonly EnvironmentDraft[], index: number, by: -1 | 1): EnvironmentDraft[] {
  const [one, other] = [draft[index], draft[index + by]];
  return one && other ? draft.with(index, other).with(index + by, one) : [...draft];
}

/** What is wrong with each environment, by slot. */
export function problemsOf(draft: readonly EnvironmentDraft[]): Map<string, EnvironmentProblem> {
  const problems = new Map<string, EnvironmentProblem>();
  for (const [index, { slot, name, patterns, needsApproval, callBack }] of draft.entries()) {
    const wanted = name.trim();
    const names = patternsIn(patterns);
    const longest = Math.max(0, ...names.map(({ length }) => length));
    if (wanted === "") problems.set(slot, { field: "name", reason: "empty", count: 0 });
    else if (wanted.length > ENVIRONMENT_NAME_MAX) problems.set(slot, { field: "name", reason: "tooLong", count: wanted.length });
    else if (draft.slice(0, index).some((other) => other.name.trim().toLowerCase() === wanted.toLowerCase())) problems.set(slot, { field: "name", reason: "twice", count: 0 });
    else if (names.length > PATTERNS_MAX) problems.set(slot, { field: "patterns", reason: "tooMany", count: names.length });
    else if (longest > PATTERN_MAX) problems.set(slot, { field: "patterns", reason: "tooLong", count: longest });
    else if (needsApproval) {
      const problem = callBackProblem(callBack);
      if (problem) problems.set(slot, problem);
    }
  }
  return problems;
}

/** Which of the places that were seen each environment would be, by slot; those that none is are under null. */
export function placesOf(draft: readonly EnvironmentDraft[], seen: readonly SeenEnvironment[]): Map<string | null, SeenEnvironment[]> {
  const rules = draft.map(({ slot, name, tier, patterns }): EnvironmentRule & { slot: string } => ({ slot, name: name.trim(), tier, patterns: patternsIn(patterns) }));
  const places = new Map<string | null, SeenEnvironment[]>();
  for (const place of seen) {
    const slot = environmentOf(rules, { environment: place.name, tier: place.tier })?.slot ?? null;
    places.set(slot, [...(places.get(slot) ?? []), place]);
  }
  return places;
}

/** A new environment, of a name that was seen or of none yet. */
export function newEnvironment(draft: readonly EnvironmentDraft[], name = "", tier: Tier = "OTHER"): EnvironmentDraft {
  const taken = new Set(draft.map(({ slot }) => slot));
  let number = draft.length;
  while (taken.has(`new-${number}`)) number += 1;
  return { slot: `new-${number}`, id: null, name, tier, patterns: "", needsApproval: false, needsQualityGate: false, callBack: callBackDraft({ callbackKind: null, callbackUrl: null }) };
}
