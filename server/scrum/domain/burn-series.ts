import type { EntryKind, LedgerEntry } from "./sprint-ledger";

/** Points or cards at one moment of a sprint. */
export type Burn = { scope: number; completed: number; remaining: number };

/** What holds from `at`, in milliseconds since 1970, until the next step. */
export type BurnStep = { at: number; points: Burn; cards: Burn };

/** What each kind of entry does to the number of cards that remain. */
const CARDS: Record<EntryKind, number> = { committed: 1, doneBefore: 0, added: 1, removed: -1, reestimated: 0, completed: -1, reopened: 1 };

/** How many cards more, or less, remain after an entry. */
export function cardsOf({ kind }: Pick<LedgerEntry, "kind">): number {
  return CARDS[kind];
}

/**
 * Scope, completed and remaining as steps over time, from the entries of all cards of a sprint in order of time; the first
 * step is its start. At each: remaining = scope - completed, scope = commitment + added - removed +/- re-estimated.
 * Points are rounded to hundredths, in which they are estimated.
 * Source: sprint burndown and burnup in docs/metrics.md.
 */
export function burnSeries(entries: readonly LedgerEntry[], startedAt: number): BurnStep[] {
  const steps: BurnStep[] = [{ at: startedAt, points: { ...NOTHING }, cards: { ...NOTHING } }];
  for (const entry of entries) {
    let step = steps.at(-1);
    if (step === undefined || step.at !== entry.at) steps.push((step = { at: entry.at, points: { ...(step?.points ?? NOTHING) }, cards: { ...(step?.cards ?? NOTHING) } }));
    const part = entry.kind === "completed" || entry.kind === "reopened" ? "completed" : "scope";
    add(step.points, part, entry.points);
    add(step.cards, part, cardsOf(entry));
  }
  return steps;
}

const NOTHING: Burn = { scope: 0, completed: 0, remaining: 0 };

function add(burn: Burn, part: "scope" | "completed", change: number): void {
  burn.remaining = hundredths(burn.remaining + change);
  burn[part] = hundredths(burn[part] + (part === "completed" ? -change : change));
}

/** Sums of decimals drift in binary; estimates have two places. */
export function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
