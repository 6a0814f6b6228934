import { eachStay } from "./board-stays";
import type { CardClock } from "./card-clock";
import type { Period } from "./periods";
import { addStretch, countsOf, noChanges, snapshotsOf } from "./snapshot";
import { averageOfComplete } from "./throughput";

export type WipPoint = { readonly date: string; readonly wip: number; readonly complete: boolean };
export type Wip = { readonly series: readonly WipPoint[]; readonly average: number | null };

/**
 * Work in progress: cards started and not finished at the end of each period, or now. Moved back to Planned a card still counts,
 * reopened it counts again; deleted, or archived without being finished, it does not. The average is that of complete periods,
 * null without one. Source: the stays of `cardClock`, not differences of a cumulative flow, in which a step back is lost.
 */
export function wip(clocks: readonly CardClock[], periods: readonly Period[]): Wip {
  const snapshots = snapshotsOf(periods);
  const changes = noChanges(snapshots);
  for (const clock of clocks) {
    if (clock.startedAt === null) continue;
    const startedAt = clock.startedAt;
    eachStay(clock, (column, from, to) => {
      if (column !== "DONE" && to > startedAt) addStretch(changes, snapshots, Math.max(from, startedAt), to);
    });
  }
  const counts = countsOf(changes);
  const series = periods.map(({ date, complete }, index) => ({ date, wip: counts[index] ?? 0, complete }));
  return { series, average: averageOfComplete(series, (point) => point.wip) };
}
