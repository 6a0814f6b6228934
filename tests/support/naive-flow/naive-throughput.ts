import { finishedCards } from "./finished-cards";
import { isIn, naivePeriods } from "./naive-periods";
import type { NaiveBoard, NaiveBy, NaiveWindow } from "./told-history";

export type NaiveThroughput = { date: string; complete: boolean; completed: number }[];

/**
 * Rule: throughput is the number of cards finished in each period of the window, empty periods as zeros; discarded cards are left out, and a
 * card that was reopened counts once, at its new date.
 */
export function naiveThroughput(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaiveThroughput {
  const completions = finishedCards(board, window).filter((card) => !card.discarded);
  return naivePeriods(board, window, by).map((period) => ({
    date: period.date,
    complete: period.complete,
    completed: completions.filter((card) => isIn(period, card.finished)).length,
  }));
}
