import type { Column } from "@/server/board/domain/column";

/** When a card is done by itself. */
export const FINISH_ON = ["NEVER", "MERGED", "DEPLOYED", "RELEASED"] as const;
export type FinishOn = (typeof FINISH_ON)[number];

/** What a team has switched on. */
export type AutomationRules = {
  /** The first code of a card that was never started pulls it In Work. */
  readonly pullOnCommit: boolean;
  /** Copying its branch name does. */
  readonly pullOnBranch: boolean;
  readonly finishOn: FinishOn;
  /** A failed run blocks a card In Work until its newest code has passed. */
  readonly blockOnFailure: boolean;
};

export const NO_AUTOMATION: AutomationRules = { pullOnCommit: false, pullOnBranch: false, finishOn: "NEVER", blockOnFailure: false };

/** What is known of a card when something was heard of it. */
export type AutomationFacts = {
  readonly column: Column;
  readonly isStarted: boolean;
  /** Whether code was written for it: a commit, a pull request or a run that takes nothing back. */
  readonly hasCode: boolean;
  /** When what finishes it happened last; null when it has not, or the rule is off. */
  readonly finishedBy: Date | null;
  /** When it left Done last. */
  readonly reopenedAt: Date | null;
  readonly blocked: "no" | "by_person" | "by_automation";
  /** What failed of its newest code; null when nothing did. */
  readonly failure: string | null;
  /** Whether anything of its newest code is still under way. */
  readonly isRunning: boolean;
};

/** What the automation wants; a limit may still refuse it. */
export type AutomationStep =
  | { readonly do: "move"; readonly to: Extract<Column, "IN_WORK" | "DONE">; readonly rule: AutomationRule }
  | { readonly do: "block"; readonly failure: string }
  | { readonly do: "unblock" };

/** The rules that move cards, as the history names them. */
export const AUTOMATION_RULES = ["first_commit", "branch_copied", "merged", "deployed", "released"] as const;
export type AutomationRule = (typeof AUTOMATION_RULES)[number];

const FINISHING: Readonly<Record<Exclude<FinishOn, "NEVER">, AutomationRule>> = { MERGED: "merged", DEPLOYED: "deployed", RELEASED: "released" };

/**
 * What the rules want of a card. Nothing moves backwards, nothing is done twice: a card that was ever started is not pulled
 * again, and one that was taken out of Done is finished only by what happens after that.
 */
export function automationSteps(facts: AutomationFacts, rules: AutomationRules): AutomationStep[] {
  const { column, isStarted, hasCode, finishedBy, reopenedAt, blocked, failure, isRunning } = facts;
  const steps: AutomationStep[] = [];
  const isOver = rules.finishOn !== "NEVER" && finishedBy !== null && (reopenedAt === null || finishedBy > reopenedAt);
  if (isOver && column !== "DONE") return [{ do: "move", to: "DONE", rule: FINISHING[rules.finishOn] }];
  const isPulled = rules.pullOnCommit && hasCode && !isStarted && (column === "BACKLOG" || column === "PLANNED");
  if (isPulled) steps.push({ do: "move", to: "IN_WORK", rule: "first_commit" });
  if (!rules.blockOnFailure) return steps;
  if (failure !== null && blocked === "no" && (column === "IN_WORK" || isPulled)) steps.push({ do: "block", failure });
  if (failure === null && !isRunning && blocked === "by_automation") steps.push({ do: "unblock" });
  return steps;
}
