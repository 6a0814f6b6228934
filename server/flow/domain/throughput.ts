import { isDiscard } from "@/server/board/domain/card";
import type { CardClock } from "./card-clock";
import { inWindow, type MetricWindow } from "./metric-window";
import type { Period } from "./periods";
import { firstToSee, snapshotsOf } from "./snapshot";

export type ThroughputPoint = { readonly date: string; readonly count: number; readonly complete: boolean };
export type Throughput = {
  readonly series: readonly ThroughputPoint[];
  /** Of the whole window, with what is not complete. */
  readonly total: number;
  readonly averagePerPeriod: number | null;
};

/**
 * Throughput: cards finished in each period of the window, zeros included; a discarded card is not finished work, one deleted
 * later was. A reopened card counts at its last completion only. The average is that of complete periods, null without one.
 * Source: `finishedAt` of `cardClock`.
 */
export function throughput(clocks: readonly CardClock[], periods: readonly Period[], window: MetricWindow): Throughput {
  const counts = new Int32Array(periods.length);
  const snapshots = snapshotsOf(periods);
  for (const { finishedAt, outcome } of clocks) {
    if (finishedAt === null || isDiscard(outcome) || !inWindow(finishedAt, window)) continue;
    const index = firstToSee(snapshots, finishedAt);
    if (index < counts.length) counts[index] = (counts[index] ?? 0) + 1;
  }
  const series = periods.map(({ date, complete }, index) => ({ date, count: counts[index] ?? 0, complete }));
  return { series, total: counts.reduce((sum, count) => sum + count, 0), averagePerPeriod: averageOfComplete(series, ({ count }) => count) };
}

/** The mean of a value over complete periods: the last, unfinished one would pull it down each morning. Null without one. */
export function averageOfComplete<P extends Pick<Period, "complete">>(series: readonly P[], valueOf: (point: P) => number): number | null {
  let sum = 0;
  let count = 0;
  for (const point of series) {
    if (!point.complete) continue;
    sum += valueOf(point);
    count++;
  }
  return count === 0 ? null : sum / count;
}
