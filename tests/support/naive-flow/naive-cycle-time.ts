import { finishedCards } from "./finished-cards";
import type { FinishedCard } from "./finished-cards";
import type { NaiveTime } from "./naive-lead-time";
import { naivePercentiles } from "./naive-percentiles";
import type { NaivePercentiles } from "./naive-percentiles";
import type { NaiveBoard, NaiveWindow } from "./told-history";
import { inclusiveDays } from "./zone-days";

export type CycleExclusion = "discarded" | "skipped_in_work" | "negative_span";
export type NaiveCycleTime = { values: NaiveTime[]; percentiles: NaivePercentiles; excluded: Record<CycleExclusion, number>; n: number };

/**
 * Rule: cycle time is finished - started, of the cards finished in the window; discarded cards, cards that were never in In Work and
 * negative spans are excluded and counted, each for the first of these reasons.
 */
export function naiveCycleTime(board: NaiveBoard, window: NaiveWindow): NaiveCycleTime {
  const { cards, excluded } = cardsWithCycle(board, window);
  const values = cards.map(({ name: card, started, finished }) => ({
    card,
    finished: new Date(finished).toISOString(),
    seconds: (finished - started) / 1000,
    days: inclusiveDays(started, finished, board.zone),
  }));
  return { values, percentiles: naivePercentiles(values), excluded, n: values.length };
}

/** The cards finished in a window that have a cycle time, and how many of the others there are for which reason. */
export function cardsWithCycle(board: NaiveBoard, window: NaiveWindow): { cards: FinishedCard[]; excluded: Record<CycleExclusion, number> } {
  const cards: FinishedCard[] = [];
  const excluded = { discarded: 0, skipped_in_work: 0, negative_span: 0 };
  for (const card of finishedCards(board, window)) {
    if (card.discarded) excluded.discarded += 1;
    else if (card.skippedInWork) excluded.skipped_in_work += 1;
    // A start before the creation makes the time from one to the other negative: such clocks are not to be believed.
    else if (card.finished < card.started || card.started < card.created) excluded.negative_span += 1;
    else cards.push(card);
  }
  return { cards, excluded };
}
