import type { RandomSource } from "./random-source";

/** How many completions `days` days bring that are each drawn at random from a history, as a table from which their sum is drawn at once. */
export type DaySum = {
  readonly days: number;
  /** No draw is larger. */
  readonly most: number;
  /** The sums that can be, ascending; for each place the chance that its own sum stands when it is hit, and the place that is meant otherwise. */
  readonly sums: Int32Array;
  readonly keeps: Float64Array;
  readonly others: Int32Array;
};

/** Sums of more days than this are drawn in parts. */
const MOST_DAYS = 64;
/** Tables that would take more additions than this to make, or hold larger sums, are not made: they would cost more than they save. */
const MOST_ADDITIONS = 4_000_000;
const LARGEST_SUM = 1_000_000;

/**
 * Tables for 1, 2, 4 … days, as far as they are worth their making. What the days of a sum bring, each drawn by itself, has an
 * exactly known distribution, so that to draw the sum is to draw the days, in one throw instead of many. `daily` are the
 * completions of each day of the history, at least one.
 */
export function daySums(daily: readonly number[]): DaySum[] {
  let chances = chancesOf(daily);
  const tables = [tableOf(chances, 1)];
  for (let days = 2; days <= MOST_DAYS; days *= 2) {
    const last = tables.at(-1);
    if (last === undefined || last.sums.length ** 2 > MOST_ADDITIONS || last.most * 2 > LARGEST_SUM) break;
    chances = sumOfTwo(chances, last.sums);
    tables.push(tableOf(chances, days));
  }
  return tables;
}

/** One draw from a table. */
export function drawSum({ sums, keeps, others }: DaySum, random: RandomSource): number {
  const hit = random() * keeps.length;
  const place = Math.floor(hit);
  return sums[hit - place < (keeps[place] ?? 1) ? place : (others[place] ?? place)] ?? 0;
}

/** How likely a day drawn from the history brings 0, 1, 2 … completions. */
function chancesOf(daily: readonly number[]): Float64Array {
  const chances = new Float64Array(Math.max(...daily) + 1);
  for (const count of daily) chances[count] = (chances[count] ?? 0) + 1 / daily.length;
  return chances;
}

/** The chances of the sum of two independent draws; `possible` are those that can be drawn, few where one day brought a whole import. */
function sumOfTwo(chances: Float64Array, possible: Int32Array): Float64Array {
  const both = new Float64Array(chances.length * 2 - 1);
  for (const one of possible) {
    const chance = chances[one] ?? 0;
    for (const two of possible) both[one + two] = (both[one + two] ?? 0) + chance * (chances[two] ?? 0);
  }
  return both;
}

/** A. J. Walker's alias table, built as by M. D. Vose (1991): every sum gets an equal place, and what is rarer than its place lends the rest to another. */
function tableOf(chances: Float64Array, days: number): DaySum {
  const sums = possibleSums(chances);
  const keeps = new Float64Array(sums.length);
  for (const [place, sum] of sums.entries()) keeps[place] = (chances[sum] ?? 0) * sums.length;
  const others = Int32Array.from(sums.keys());
  const rare: number[] = [];
  const frequent: number[] = [];
  for (const [place, part] of keeps.entries()) (part < 1 ? rare : frequent).push(place);
  for (;;) {
    const [lender, borrower] = [rare.pop(), frequent.pop()];
    if (lender === undefined || borrower === undefined) {
      // What is left fills its place, but for the rounding of the last digits.
      for (const place of [lender, borrower, ...rare, ...frequent]) if (place !== undefined) keeps[place] = 1;
      return { days, most: chances.length - 1, sums, keeps, others };
    }
    others[lender] = borrower;
    const left = (keeps[borrower] ?? 0) - (1 - (keeps[lender] ?? 0));
    keeps[borrower] = left;
    (left < 1 ? rare : frequent).push(borrower);
  }
}

/** By a plain loop: after an import of thousands of cards on one day almost all of a long array is empty. */
function possibleSums(chances: Float64Array): Int32Array {
  const sums: number[] = [];
  for (let sum = 0; sum < chances.length; sum++) if (chances[sum] !== 0) sums.push(sum);
  return Int32Array.from(sums);
}
