import { isOnBoard, placeOf, stateBefore } from "./card-state";
import { naivePeriods } from "./naive-periods";
import { standingCards } from "./standing-cards";
import type { NaiveBoard, NaiveBy, NaiveWindow } from "./told-history";

export type NaiveWip = { date: string; complete: boolean; wip: number }[];

/**
 * Rule: WIP is the number of cards started and not finished at the end of each period, from snapshots. A card moved back stays in it, a
 * reopened one returns, a deleted or archived one leaves.
 */
export function naiveWip(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaiveWip {
  const cards = standingCards(board);
  return naivePeriods(board, window, by).map(({ date, complete, cut }) => {
    const inProgress = cards.filter((card) => {
      const state = stateBefore(card, cut);
      const started = state.entries.some((entry) => placeOf(entry.column) >= placeOf("IN_WORK"));
      return isOnBoard(state) && started && state.column !== "DONE";
    });
    return { date, complete, wip: inProgress.length };
  });
}
