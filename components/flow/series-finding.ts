import type { Step } from "@/server/flow/domain/periods";

/** A sentence of the namespace `charts` and what goes into it: computed apart from the language that says it. */
export type Finding = { id: string; values: Record<string, string | number> };

const DAY_SECONDS = 86_400;
const STEP_SECONDS: Record<Step, number> = { minute: 60, hour: 3600, day: DAY_SECONDS, week: 7 * DAY_SECONDS, month: (365.25 / 12) * DAY_SECONDS };

/** How many days a period of this step lasts; a month is an average one. */
export function daysOf(step: Step): number {
  return STEP_SECONDS[step] / DAY_SECONDS;
}

/** The mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
