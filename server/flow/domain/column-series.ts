import { COLUMNS, type Column } from "@/server/board/domain/column";
import { eachStay } from "./board-stays";
import type { CardClock } from "./card-clock";
import type { Period } from "./periods";
import { addStretch, countsOf, noChanges, snapshotsOf } from "./snapshot";

export type ColumnPoint = Readonly<Record<Column, number>> & { readonly date: string; readonly complete: boolean };
export type FlowPoint = ColumnPoint & {
  /** Cards that stood left of the furthest column that they had reached. */
  readonly corrections: number;
};

/**
 * Cards per column as they stood at the end of each period, or now. A deleted card stands nowhere; an archived one only in Done.
 * Source: the stays of `cardClock`.
 */
export function cardsPerColumn(clocks: readonly CardClock[], periods: readonly Period[]): ColumnPoint[] {
  const snapshots = snapshotsOf(periods);
  const changes = { BACKLOG: noChanges(snapshots), PLANNED: noChanges(snapshots), IN_WORK: noChanges(snapshots), DONE: noChanges(snapshots) };
  const visit = (column: Column, from: number, to: number) => addStretch(changes[column], snapshots, from, to);
  for (const clock of clocks) eachStay(clock, visit);
  return pointsOf(periods, changes);
}

/**
 * Cumulative flow: for each column the cards that had reached it or one right of it by the end of each period, or by now.
 * These are high-water marks, which never fall: a card that went back, was archived or deleted has reached what it had.
 * `corrections` are the cards that stood left of their mark at that moment. Source: the stays of `cardClock`.
 */
export function cumulativeFlow(clocks: readonly CardClock[], periods: readonly Period[]): FlowPoint[] {
  const snapshots = snapshotsOf(periods);
  const changes = { BACKLOG: noChanges(snapshots), PLANNED: noChanges(snapshots), IN_WORK: noChanges(snapshots), DONE: noChanges(snapshots) };
  const corrections = noChanges(snapshots);
  const reached = new Float64Array(COLUMNS.length);
  const visit = (column: Column, from: number, to: number) => {
    if ((reached[POSITION[column] + 1] ?? Number.POSITIVE_INFINITY) <= from) addStretch(corrections, snapshots, from, to);
  };
  for (const clock of clocks) {
    markReached(clock, reached);
    for (const [position, column] of COLUMNS.entries()) {
      const at = reached[position] ?? Number.POSITIVE_INFINITY;
      if (at < Number.POSITIVE_INFINITY) addStretch(changes[column], snapshots, at, Number.POSITIVE_INFINITY);
    }
    eachStay(clock, visit);
  }
  const corrected = countsOf(corrections);
  return pointsOf(periods, changes).map((point, index) => ({ ...point, corrections: corrected[index] ?? 0 }));
}

const POSITION: Readonly<Record<Column, number>> = { BACKLOG: 0, PLANNED: 1, IN_WORK: 2, DONE: 3 };

/** When the card first stood in each column or right of it, milliseconds since 1970; infinite where it never did. */
function markReached({ intervals }: CardClock, reached: Float64Array): void {
  reached.fill(Number.POSITIVE_INFINITY);
  let next = 0;
  for (const { column, from } of intervals) for (; next <= POSITION[column]; next++) reached[next] = from;
}

function pointsOf(periods: readonly Period[], changes: Readonly<Record<Column, Int32Array>>): ColumnPoint[] {
  const [backlog, planned, inWork, done] = [countsOf(changes.BACKLOG), countsOf(changes.PLANNED), countsOf(changes.IN_WORK), countsOf(changes.DONE)];
  return periods.map(({ date, complete }, index) => ({
    date,
    BACKLOG: backlog[index] ?? 0,
    PLANNED: planned[index] ?? 0,
    IN_WORK: inWork[index] ?? 0,
    DONE: done[index] ?? 0,
    complete,
  }));
}
