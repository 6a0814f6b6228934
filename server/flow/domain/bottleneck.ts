import { columnShares, TIMED_COLUMNS, type ColumnTimeValue, type TimedColumn } from "./time-in-column";
import type { TimedSet } from "./timed-card";

/** A column and its part of the time, 0..1. */
export type ColumnShare = { readonly column: TimedColumn; readonly share: number };

export type HeldTime = {
  readonly shares: Readonly<Record<TimedColumn, number>>;
  /** The column that held the largest share. */
  readonly largest: ColumnShare;
  /** The larger of Planned and In Work, since the Backlog waits by intent; null when no time passed in either. */
  readonly largestAfterBacklog: ColumnShare | null;
};

export type Bottleneck = HeldTime & { readonly before: HeldTime | null };

/**
 * The bottleneck: the column that held the largest share of all the time that the window's finished cards spent, against the
 * equally long window before. Of equal shares the column nearer to Done. Null when no time passed. Source: `columnTimes`.
 */
export function bottleneck(window: TimedSet<ColumnTimeValue>, before: TimedSet<ColumnTimeValue>): Bottleneck | null {
  const held = heldTime(window);
  return held === null ? null : { ...held, before: heldTime(before) };
}

function heldTime({ values }: TimedSet<ColumnTimeValue>): HeldTime | null {
  const shares = columnShares(values);
  if (shares === null) return null;
  const largest = largestOf(TIMED_COLUMNS, shares);
  const later = largestOf(["PLANNED", "IN_WORK"], shares);
  return largest === null ? null : { shares, largest, largestAfterBacklog: later };
}

/** Columns in the order of flow, so that the last of equal ones is nearest to Done. */
function largestOf(columns: readonly TimedColumn[], shares: HeldTime["shares"]): ColumnShare | null {
  let largest: ColumnShare | null = null;
  for (const column of columns) {
    const share = shares[column];
    if (share > 0 && share >= (largest?.share ?? 0)) largest = { column, share };
  }
  return largest;
}
