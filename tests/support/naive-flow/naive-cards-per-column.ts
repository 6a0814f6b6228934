import { isOnBoard, stateBefore } from "./card-state";
import { naivePeriods } from "./naive-periods";
import { standingCards } from "./standing-cards";
import type { NaiveBoard, NaiveBy, NaiveColumn, NaiveWindow } from "./told-history";

export type NaiveCardsPerColumn = { date: string; complete: boolean; cards: Record<NaiveColumn, number> }[];

/**
 * Rule: the cards in each column as they stood at the end of each period; deleted cards are gone, and archived ones that are not finished.
 */
export function naiveCardsPerColumn(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaiveCardsPerColumn {
  const cards = standingCards(board);
  return naivePeriods(board, window, by).map(({ date, complete, cut }) => {
    const states = cards.map((card) => stateBefore(card, cut)).filter(isOnBoard);
    const standingIn = (column: NaiveColumn) => states.filter((state) => state.column === column).length;
    return { date, complete, cards: { BACKLOG: standingIn("BACKLOG"), PLANNED: standingIn("PLANNED"), IN_WORK: standingIn("IN_WORK"), DONE: standingIn("DONE") } };
  });
}
