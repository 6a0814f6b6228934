import { clockOf } from "./card-clock";
import { isOnBoard, stateBefore } from "./card-state";
import { cardsWithCycle } from "./naive-cycle-time";
import type { FinishedCard } from "./finished-cards";
import { naivePercentiles } from "./naive-percentiles";
import type { NaivePercentiles, Span } from "./naive-percentiles";
import { TIMED_COLUMNS } from "./naive-time-in-column";
import type { TimedColumn } from "./naive-time-in-column";
import { standingCards } from "./standing-cards";
import type { NaiveBoard, NaiveWindow } from "./told-history";
import { inclusiveDays } from "./zone-days";

export type NaiveBand = NaivePercentiles & { n: number };
/** `beyond` says whether the age is more than its column's 85th percentile, in seconds and in days. */
export type NaiveAge = { card: string; column: TimedColumn; seconds: number; days: number; beyond: { seconds: boolean; days: boolean } };
/** The oldest card first, then by name. */
export type NaiveAgeing = { values: NaiveAge[]; bands: Record<TimedColumn, NaiveBand>; n: number };

/**
 * Rule: an age is now - started, of cards that are started, not finished and on the board. The bands of a column are the percentiles of the
 * age at which the cards finished in the window left it for the last time; a card beyond the 85th is flagged.
 */
export function naiveAgeing(board: NaiveBoard, window: NaiveWindow): NaiveAgeing {
  const { cards } = cardsWithCycle(board, window);
  const bands = { BACKLOG: bandOf("BACKLOG", cards, board.zone), PLANNED: bandOf("PLANNED", cards, board.zone), IN_WORK: bandOf("IN_WORK", cards, board.zone) };
  const values = standingCards(board).flatMap((card): NaiveAge[] => {
    const { started } = clockOf(card);
    const state = stateBefore(card, Infinity);
    const column = TIMED_COLUMNS.find((timed) => timed === state.column);
    if (started === null || column === undefined || !isOnBoard(state)) return [];
    const age = ageAt(Date.parse(board.now), started, board.zone);
    const p85 = bands[column].p85;
    const beyond = { seconds: p85 !== null && age.seconds > p85.seconds, days: p85 !== null && age.days > p85.days };
    return [{ card: card.name, column, ...age, beyond }];
  });
  values.sort((a, b) => b.seconds - a.seconds);
  return { values, bands, n: values.length };
}

function bandOf(column: TimedColumn, cards: readonly FinishedCard[], zone: string): NaiveBand {
  const ages = cards.flatMap(({ entries, started }) => {
    // What it left by being started, it left before it had an age.
    const first = entries.findIndex((entry) => entry.column === "IN_WORK" || entry.column === "DONE");
    const last = entries.flatMap((entry, index) => (entry.column === column && index >= first ? (entries[index + 1] ?? []) : [])).at(-1);
    return last === undefined ? [] : [ageAt(last.time, started, zone)];
  });
  return { ...naivePercentiles(ages), n: ages.length };
}

function ageAt(instant: number, started: number, zone: string): Span {
  return { seconds: (instant - started) / 1000, days: inclusiveDays(started, instant, zone) };
}
