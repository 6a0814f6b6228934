import { COLUMNS, isOnBoard, placeOf, stateBefore } from "./card-state";
import type { CardState } from "./card-state";
import { naivePeriods } from "./naive-periods";
import { standingCards } from "./standing-cards";
import type { NaiveBoard, NaiveBy, NaiveColumn, NaiveWindow } from "./told-history";

export type NaiveCumulativeFlow = { date: string; complete: boolean; reached: Record<NaiveColumn, number>; corrections: number }[];

/**
 * Rule: the number of cards that have reached each column or one right of it by the end of each period (high-water mark; a card keeps it when
 * it is moved back, discarded, archived or deleted). Corrections are the cards that stand left of their mark at that moment.
 */
export function naiveCumulativeFlow(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaiveCumulativeFlow {
  const cards = standingCards(board);
  return naivePeriods(board, window, by).map(({ date, complete, cut }) => {
    const states = cards.map((card) => stateBefore(card, cut));
    const reaching = (column: NaiveColumn) => states.filter((state) => markOf(state) >= placeOf(column)).length;
    const reached = { BACKLOG: reaching("BACKLOG"), PLANNED: reaching("PLANNED"), IN_WORK: reaching("IN_WORK"), DONE: reaching("DONE") };
    return { date, complete, reached, corrections: states.filter((state) => isOnBoard(state) && placeOf(state.column ?? "BACKLOG") < markOf(state)).length };
  });
}

/** The place of the rightmost column entered, -1 for none. */
function markOf(state: CardState): number {
  return COLUMNS.findLastIndex((column) => state.entries.some((entry) => entry.column === column));
}
