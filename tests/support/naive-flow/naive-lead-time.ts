import { finishedCards } from "./finished-cards";
import { naivePercentiles } from "./naive-percentiles";
import type { NaivePercentiles } from "./naive-percentiles";
import type { NaiveBoard, NaiveWindow } from "./told-history";
import { inclusiveDays } from "./zone-days";

export type NaiveTime = { card: string; finished: string; seconds: number; days: number };
export type NaiveLeadTime = { values: NaiveTime[]; percentiles: NaivePercentiles; excluded: { discarded: number; negative_span: number }; n: number };

/**
 * Rule: lead time is finished - created, of the cards finished in the window; discarded cards and negative spans are excluded and counted.
 */
export function naiveLeadTime(board: NaiveBoard, window: NaiveWindow): NaiveLeadTime {
  const values: NaiveTime[] = [];
  const excluded = { discarded: 0, negative_span: 0 };
  for (const { name: card, created, finished, discarded } of finishedCards(board, window)) {
    if (discarded) excluded.discarded += 1;
    else if (finished < created) excluded.negative_span += 1;
    else values.push({ card, finished: new Date(finished).toISOString(), seconds: (finished - created) / 1000, days: inclusiveDays(created, finished, board.zone) });
  }
  return { values, percentiles: naivePercentiles(values), excluded, n: values.length };
}
