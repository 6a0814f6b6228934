import type { Column } from "./column";
import { isLimited } from "./column";

export type LimitPolicy = { mode: "PER_PERSON" | "FIXED" | "NONE"; value: number };
export type Enforcement = "BLOCK" | "WARN";
/** How a board limits its work; `personal` is the most cards In Work per assignee. */
export type BoardLimits = { planned: LimitPolicy; inWork: LimitPolicy; enforcement: Enforcement; personal: number | null };

const DECIMALS = 1_000_000;

/**
 * The number of cards that `policy` allows with `headcount` people: floor(per person x headcount), at least 1 while anyone
 * is there and 0 when nobody is; the agreed number when fixed; null for no limit. Decimal, so that 0.29 x 100 is 29.
 */
export function limitOf(policy: LimitPolicy, headcount: number): number | null {
  if (policy.mode === "NONE") return null;
  if (policy.mode === "FIXED") return Math.floor(policy.value);
  if (headcount <= 0) return 0;
  return Math.max(1, Math.floor((Math.round(policy.value * DECIMALS) * headcount) / DECIMALS));
}

/** The policy that holds in `column`; Backlog and Done have none. */
export function policyOf(limits: BoardLimits, column: Column): LimitPolicy {
  if (!isLimited(column)) return { mode: "NONE", value: 1 };
  return column === "PLANNED" ? limits.planned : limits.inWork;
}

/** A column as a limit sees it: every card in it counts, blocked and filtered ones too; the expedited one does not. */
export type ColumnLoad = { column: Column; limit: number | null; count: number; headcount: number; perPerson: number | null };

export function columnLoad(limits: BoardLimits, column: Column, count: number, headcount: number): ColumnLoad {
  const policy = policyOf(limits, column);
  return { column, limit: limitOf(policy, headcount), count, headcount, perPerson: policy.mode === "PER_PERSON" ? policy.value : null };
}

/** Whether one card more would be one too many. */
export function isFull(load: ColumnLoad): boolean {
  return load.limit !== null && load.count >= load.limit;
}

/** By how many cards the column exceeds its limit; 0 when it does not. */
export function overBy(load: ColumnLoad): number {
  return load.limit === null ? 0 : Math.max(0, load.count - load.limit);
}
