import type { Column } from "@/server/board/domain/column";
import { rankBetween, ranksAfter } from "@/server/board/domain/rank";

/** A card that comes to stand in a column, with the rank it had where it comes from and the instant it entered, in milliseconds. */
export type Arrival = { id: string; column: Column; rank?: string | undefined; enteredAt: number };

/**
 * A rank for each card that arrives in `column`, by its id: the ones they had if all of them had one and the column is
 * empty; else below the last card there, in their old order or in order of entry (in Done the latest stands on top).
 */
export function giveRanks(column: Column, arrivals: readonly Arrival[], last: string | null): Map<string, string> {
  const old = arrivals.map(({ rank }) => rank);
  const keeps = old.every(isRank) && new Set(old).size === old.length;
  if (keeps && last === null) return new Map(arrivals.map(({ id, rank }) => [id, rank as string]));
  const byEntry = (a: Arrival, b: Arrival) => (column === "DONE" ? b.enteredAt - a.enteredAt : a.enteredAt - b.enteredAt);
  const byOldRank = (a: Arrival, b: Arrival) => ((a.rank ?? "") < (b.rank ?? "") ? -1 : 1);
  const inOrder = [...arrivals].sort(keeps ? byOldRank : byEntry);
  const ranks = ranksAfter(last, inOrder.length);
  return new Map(inOrder.map(({ id }, index) => [id, ranks[index] as string]));
}

/** Whether `text` is a place that another card can be put after. */
export function isRank(text: string | undefined): boolean {
  if (text === undefined || !/^[A-Za-z][0-9A-Za-z]*$/.test(text)) return false;
  try {
    return rankBetween(text, null) > text;
  } catch {
    return false;
  }
}
