import { allFinishedCards } from "./finished-cards";
import { eventsInOrder } from "./standing-cards";
import type { NaiveBoard } from "./told-history";
import { dayOf, startOfDay } from "./zone-days";

const PAST_DAYS = 90;
const DAYS_NEEDED = 5;
/** Far below what a sample can tell; adding many probabilities up is not exact to the last bit. */
const ROUNDING = 1e-12;

export type NaiveForecast = { refused: "too_few_days"; daily: number[] } | ({ refused: null; daily: number[] } & Odds);
/** Probabilities lie between 0 and 1; those asked for below 1. */
export type Odds = {
  probabilityOfAtLeast: (n: number, days: number) => number;
  /** The first number of days within which at least n are done with probability p. */
  daysFor: (n: number, p: number) => number;
  /** The largest n that is done within so many days with probability p. */
  countIn: (days: number, p: number) => number;
};

/**
 * Rule: each day to come is like any of the last 90 complete days, zeros included, or those since the board's first event; with fewer than 5
 * days that saw a completion there is not enough data. The sums are computed, not drawn: a seeded sample of them must come near.
 */
export function naiveForecast(board: NaiveBoard): NaiveForecast {
  const daily = dailyCompletions(board);
  if (daily.filter((count) => count > 0).length < DAYS_NEEDED) return { refused: "too_few_days", daily };
  return { refused: null, daily, ...oddsOf(daily) };
}

/** The probabilities that follow from what was completed on each of the past days, of which one at least saw a completion. */
export function oddsOf(daily: readonly number[]): Odds {
  const sums: number[][] = [[1]];
  const probabilityOfAtLeast = (n: number, days: number): number => {
    while (sums.length <= days) sums.push(withOneMoreDay(sums.at(-1)!, daily));
    return sums[days]!.slice(Math.max(n, 0)).reduce((total, chance) => total + chance, 0);
  };
  const isLikely = (n: number, days: number, p: number) => probabilityOfAtLeast(n, days) >= p - ROUNDING;
  const daysFor = (n: number, p: number): number => {
    if (p >= 1) throw new RangeError("Nothing is certain.");
    let days = 0;
    while (!isLikely(n, days, p)) days += 1;
    return days;
  };
  const countIn = (days: number, p: number): number => {
    let n = 0;
    while (n < days * Math.max(...daily) && isLikely(n + 1, days, p)) n += 1;
    return n;
  };
  return { probabilityOfAtLeast, daysFor, countIn };
}

/** The distribution of a sum after one more day, index being the sum. */
function withOneMoreDay(sum: readonly number[], daily: readonly number[]): number[] {
  const next = Array.from({ length: sum.length + Math.max(...daily) }, () => 0);
  const counts = [...new Set(daily)].map((count) => ({ count, chance: daily.filter((other) => other === count).length / daily.length }));
  sum.forEach((before, total) => counts.forEach(({ count, chance }) => void (next[total + count]! += before * chance)));
  return next;
}

/** Completions of each past day, the oldest first. A day that a zone left out of its calendar is none. */
function dailyCompletions(board: NaiveBoard): number[] {
  const first = eventsInOrder(board)[0];
  const daily: number[] = [];
  let end = startOfDay(dayOf(Date.parse(board.now), board.zone), board.zone);
  while (first !== undefined && daily.length < PAST_DAYS && first.time < end) {
    const start = startOfDay(dayOf(end - 1, board.zone), board.zone);
    const until = end;
    daily.unshift(allFinishedCards(board).filter((card) => !card.discarded && start <= card.finished && card.finished < until).length);
    end = start;
  }
  return daily;
}
