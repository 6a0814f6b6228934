import { naiveTimeInColumn, TIMED_COLUMNS } from "./naive-time-in-column";
import type { TimedColumn } from "./naive-time-in-column";
import type { NaiveBoard, NaiveWindow } from "./told-history";

/** `column` and the shares are null where no finished card spent any time. */
export type NaiveHeaviest = { column: TimedColumn | null; share: number | null; shares: Record<TimedColumn, number> | null; n: number };
export type NaiveBottleneck = { window: NaiveHeaviest; before: NaiveHeaviest };

/**
 * Rule: the column that holds the largest share of the time of the window's finished cards, sum over sum, against the equally long window
 * directly before; of equal columns the one nearer to Done.
 */
export function naiveBottleneck(board: NaiveBoard, window: NaiveWindow): NaiveBottleneck {
  const length = Date.parse(window.to) - Date.parse(window.from);
  const before = { from: new Date(Date.parse(window.from) - length).toISOString(), to: window.from };
  return { window: heaviest(board, window), before: heaviest(board, before) };
}

function heaviest(board: NaiveBoard, window: NaiveWindow): NaiveHeaviest {
  const { values, n } = naiveTimeInColumn(board, window);
  // Sums of fractions differ in their last bits; equal columns must be equal.
  const secondsIn = (column: TimedColumn) => Math.round(values.reduce((total, value) => total + value.columns[column].seconds * 1000, 0)) / 1000;
  const total = secondsIn("BACKLOG") + secondsIn("PLANNED") + secondsIn("IN_WORK");
  if (total === 0) return { column: null, share: null, shares: null, n };
  const shares = { BACKLOG: secondsIn("BACKLOG") / total, PLANNED: secondsIn("PLANNED") / total, IN_WORK: secondsIn("IN_WORK") / total };
  const largest = Math.max(shares.BACKLOG, shares.PLANNED, shares.IN_WORK);
  return { column: TIMED_COLUMNS.findLast((column) => shares[column] === largest) ?? null, share: largest, shares, n };
}
