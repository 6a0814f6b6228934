import { clockOf } from "./card-clock";
import type { CardClock } from "./card-clock";
import { standingCards } from "./standing-cards";
import type { NaiveBoard, NaiveWindow } from "./told-history";

/** A card that was started, if only by entering Done, and is finished. */
export type FinishedCard = CardClock & { started: number; finished: number };

/**
 * The cards finished in a window, discarded ones among them, by the instant they were finished, then by name.
 *
 * Rule: a card counts once, at its last entry into Done, as long as it is there; deleting or archiving it afterwards takes nothing back.
 */
export function finishedCards(board: NaiveBoard, window: NaiveWindow): FinishedCard[] {
  const [from, end] = [Date.parse(window.from), windowEnd(board, window)];
  return allFinishedCards(board).filter((card) => from <= card.finished && card.finished < end);
}

/** Every card finished by now, by the instant, then by name. */
export function allFinishedCards(board: NaiveBoard): FinishedCard[] {
  return standingCards(board)
    .map(clockOf)
    .filter((clock): clock is FinishedCard => clock.started !== null && clock.finished !== null)
    .sort((a, b) => a.finished - b.finished);
}

/** The first millisecond that a window leaves out: a window never reaches beyond now, and one that ends at now holds that instant. */
export function windowEnd(board: NaiveBoard, window: NaiveWindow): number {
  const [to, now] = [Date.parse(window.to), Date.parse(board.now)];
  return to < now ? to : now + 1;
}
