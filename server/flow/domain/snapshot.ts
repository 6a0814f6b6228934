import type { Period } from "./periods";

/**
 * When the snapshot of each period is taken (milliseconds since 1970, ascending): all events strictly before its end have
 * happened; where the window or the present cuts it, all that belong to the window.
 */
export function snapshotsOf(periods: readonly Period[]): Float64Array {
  const snapshots = new Float64Array(periods.length);
  for (const [index, { last }] of periods.entries()) snapshots[index] = last.getTime();
  return snapshots;
}

/** The index of the first snapshot that sees what happened at `at` (milliseconds since 1970); their number when none does. */
export function firstToSee(snapshots: Float64Array, at: number): number {
  let low = 0;
  let high = snapshots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((snapshots[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Changes of a count from one snapshot to the next: a stretch of time costs two additions, however many snapshots it holds. */
export function noChanges(snapshots: Float64Array): Int32Array {
  return new Int32Array(snapshots.length + 1);
}

/** Counts one more at each snapshot in `[from, to)`, milliseconds since 1970; `to` may be infinite. */
export function addStretch(changes: Int32Array, snapshots: Float64Array, from: number, to: number): void {
  const first = firstToSee(snapshots, from);
  changes[first] = (changes[first] ?? 0) + 1;
  const after = to === Number.POSITIVE_INFINITY ? snapshots.length : firstToSee(snapshots, to);
  changes[after] = (changes[after] ?? 0) - 1;
}

/** The count at each snapshot. */
export function countsOf(changes: Int32Array): Int32Array {
  const counts = changes.slice(0, -1);
  for (let index = 1; index < counts.length; index++) counts[index] = (counts[index] ?? 0) + (counts[index - 1] ?? 0);
  return counts;
}
