import { LIMITED_COLUMNS, type LimitedColumn } from "./column";
import { headcountOn, type PolicyLog, type PolicyStep } from "./policy-log";
import { type Enforcement, limitOf, policyOf } from "./wip-limit";

/** One thing that became another: cards (null for no limit), people who count, or what a full column does. */
export type PolicyPart =
  | { kind: "limit"; column: LimitedColumn; from: number | null; to: number | null }
  | { kind: "headcount"; from: number; to: number }
  | { kind: "enforcement"; from: Enforcement; to: Enforcement };

/** A change to compare around: what weighs most of it, and what else changed in the same minute. */
export type PolicyChange = { id: string; at: Date; also: readonly PolicyPart[] } & PolicyPart;

/** What was changed step by step within this time was changed once. */
export const ONE_CHANGE_MS = 60_000;

/**
 * The changes of a board's policy in `[from, to)` that work may have felt, newest first. A limit: its number for the people
 * of that moment, or its mode; In Work before Planned. A headcount: people who joined, left, or are counted or not from
 * then on, whoever is away; where the history did not keep that number, the recorded headcounts. An enforcement. `id` is
 * the board's version at the last of what belongs to the change, `at` its instant. What was set in the minute in which the
 * board was made is how it began, and what was taken back within the minute no change.
 */
export function policyChanges({ steps }: PolicyLog, window: { readonly from: Date; readonly to: Date }): PolicyChange[] {
  const changes = gather(steps).flatMap(changeOf);
  return changes.filter(({ at }) => at.getTime() >= window.from.getTime() && at.getTime() < window.to.getTime()).reverse();
}

type Turn = { before: PolicyStep; after: PolicyStep };

/** The steps that changed anything, those of one change together; those that only began the board are left out. */
function gather(steps: readonly PolicyStep[]): Turn[][] {
  const [first] = steps;
  const gathered: Turn[][] = [];
  let since = first?.at.getTime() ?? 0;
  let open: Turn[] = [];
  steps.forEach((after, index) => {
    const before = steps[index - 1];
    if (before === undefined || partsOf([{ before, after }]).length === 0) return;
    if (after.at.getTime() - since >= ONE_CHANGE_MS) {
      since = after.at.getTime();
      open = [];
      gathered.push(open);
    }
    open.push({ before, after });
  });
  return gathered;
}

function changeOf(turns: readonly Turn[]): PolicyChange[] {
  const last = turns.at(-1);
  const [main, ...also] = partsOf(turns);
  return last && main ? [{ id: String(last.after.version), at: last.after.at, ...main, also }] : [];
}

/** What is different after the last of `turns` from before the first, by weight. */
function partsOf(turns: readonly Turn[]): PolicyPart[] {
  const [before, after] = [turns[0]?.before, turns.at(-1)?.after];
  if (before === undefined || after === undefined) return [];
  const limits = LIMITED_COLUMNS.map((column) => limitPart(column, before, after)).reverse();
  return [...limits, headcountPart(turns), enforcementPart(before, after)].flatMap((part) => part ?? []);
}

function limitPart(column: LimitedColumn, before: PolicyStep, after: PolicyStep): PolicyPart | null {
  const [was, is] = [policyOf(before.limits, column), policyOf(after.limits, column)];
  // With everybody away every limit by heads is 0: it is those who come back who will feel it.
  const people = headcountOn(after, after.day) || (after.heads?.counted ?? 0);
  const [from, to] = [limitOf(was, people), limitOf(is, people)];
  return was.mode === is.mode && from === to ? null : { kind: "limit", column, from, to };
}

function headcountPart(turns: readonly Turn[]): PolicyPart | null {
  const told = turns.filter(({ after }) => after.cause === "added" || after.cause === "removed" || after.cause === "changed").map(teamOf);
  const [from, to] = [told[0]?.from, told.at(-1)?.to];
  return from === undefined || to === undefined || from === to ? null : { kind: "headcount", from, to };
}

/** The people who count, before and after; both as numbers that can be compared. */
function teamOf({ before, after }: Turn): { from: number; to: number } {
  if (before.heads !== null && after.heads !== null) return { from: before.heads.counted, to: after.heads.counted };
  return { from: headcountOn(before, after.day), to: headcountOn(after, after.day) };
}

function enforcementPart(before: PolicyStep, after: PolicyStep): PolicyPart | null {
  const [from, to] = [before.limits.enforcement, after.limits.enforcement];
  return from === to ? null : { kind: "enforcement", from, to };
}
