import { isDiscard } from "@/server/board/domain/card";
import { dayNumber, dayOfNumber, numberOfDay } from "@/server/platform/domain/day-number";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { addDays, daysBetween, type Day } from "@/server/platform/domain/zoned-day";
import type { CardClock } from "./card-clock";
import { daySums, drawSum } from "./day-sums";
import { randomSource } from "./random-source";

/** The daily completions of `[from, to)` that forecasts draw from. */
export type ForecastHistory = {
  readonly from: Day;
  readonly to: Day;
  /** Completions of each day, zeros included, the earliest first. */
  readonly daily: readonly number[];
  readonly completions: number;
  readonly daysWithCompletion: number;
};

export const FORECAST_PERCENTS = [50, 85, 95] as const;
export type ForecastPercent = (typeof FORECAST_PERCENTS)[number];

/** `probability`: of all the work being done by `date`, 0..1. */
export type DoneBy = { readonly date: Day; readonly probability: number };
/** `probability`: of at least `count` cards being done, 0..1. */
export type AtLeast = { readonly count: number; readonly probability: number };

export type NotEnoughData = { readonly reason: "not_enough_data" };
export type WhenDone =
  | NotEnoughData
  | {
      /** Why a date is null, if one is. */
      readonly reason: "beyond_horizon" | null;
      readonly dates: Readonly<Record<`${ForecastPercent}`, Day | null>>;
      /** The days on which the probability rises. */
      readonly distribution: readonly DoneBy[];
    };
export type HowMany =
  | NotEnoughData
  | { readonly reason: "beyond_horizon" }
  | {
      readonly reason: null;
      readonly counts: Readonly<Record<`${ForecastPercent}`, number>>;
      /** The counts below which no trial, one more trial … ended, ascending; the probability falls. */
      readonly distribution: readonly AtLeast[];
    };

export const FORECAST_TRIALS = 10_000;
/** Complete days before today that are drawn from. */
export const FORECAST_DAYS = 90;
/** With fewer days on which anything was finished there is no forecast. */
export const FEWEST_DAYS_WITH_COMPLETION = 5;
/** No forecast looks further ahead than so many days. */
export const HORIZON_DAYS = 3650;

/**
 * The completions of each of the last 90 complete days of the zone before `now`, from the board's first day at the earliest.
 * Discarded cards are none. Source: `finishedAt` of `cardClock`.
 */
export function forecastHistory(clocks: readonly CardClock[], now: Date, zone: string, firstDay: Day): ForecastHistory {
  const to = dayNumber(now.getTime(), zone);
  const from = Math.min(to, Math.max(to - FORECAST_DAYS, numberOfDay(firstDay)));
  const counts = Array<number>(to - from).fill(0);
  for (const { finishedAt, outcome } of clocks) {
    if (finishedAt === null || isDiscard(outcome)) continue;
    const index = dayNumber(finishedAt, zone) - from;
    if (index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + 1;
  }
  // A zone that jumped over the date line has a day fewer.
  const daily = counts.filter((_, index) => dayNumber(startOfDay(dayOfNumber(from + index), zone).getTime(), zone) === from + index);
  const completions = daily.reduce((sum, count) => sum + count, 0);
  return { from: dayOfNumber(from), to: dayOfNumber(to), daily, completions, daysWithCompletion: daily.filter((count) => count > 0).length };
}

/**
 * When `items` cards will be done: for 50, 85 and 95 % the first day by which at least that part of 10,000 trials had finished
 * them, each day of a trial bringing what a day drawn from the history brought. A trial that takes k days ends k whole days
 * from now, on `today` + k. Null, with the reason, beyond 3,650 days. The same seed and history give the same answer.
 */
export function whenDone(history: ForecastHistory, items: number, seed: number, today: Day): WhenDone {
  if (history.daysWithCompletion < FEWEST_DAYS_WITH_COMPLETION) return { reason: "not_enough_data" };
  const ended = trialsEndedOn(history, items, seed);
  const distribution: DoneBy[] = [];
  const dates: Record<`${ForecastPercent}`, Day | null> = { "50": null, "85": null, "95": null };
  let done = 0;
  for (const [day, count] of ended.entries()) {
    if (count === 0) continue;
    done += count;
    const date = addDays(today, day);
    distribution.push({ date, probability: done / FORECAST_TRIALS });
    for (const percent of FORECAST_PERCENTS) if (done * 100 >= percent * FORECAST_TRIALS) dates[`${percent}`] ??= date;
  }
  return { reason: dates["95"] === null ? "beyond_horizon" : null, dates, distribution };
}

/**
 * How many cards will be done by the end of the day `until`, as many whole days from now as it is days after `today`: for 50, 85
 * and 95 % the largest N that at least that part of 10,000 trials reached. Drawn, seeded and refused as `whenDone`.
 */
export function howMany(history: ForecastHistory, until: Day, seed: number, today: Day): HowMany {
  if (history.daysWithCompletion < FEWEST_DAYS_WITH_COMPLETION) return { reason: "not_enough_data" };
  const days = Math.max(0, daysBetween(today, until));
  if (days > HORIZON_DAYS) return { reason: "beyond_horizon" };
  const sums = sumsOfTrials(history, days, seed).sort();
  const reachedBy = (percent: ForecastPercent) => sums[Math.floor((FORECAST_TRIALS * (100 - percent)) / 100)] ?? 0;
  const distribution: AtLeast[] = [];
  for (const [index, count] of sums.entries()) {
    if (count !== sums[index - 1]) distribution.push({ count, probability: (FORECAST_TRIALS - index) / FORECAST_TRIALS });
  }
  return { reason: null, counts: { "50": reachedBy(50), "85": reachedBy(85), "95": reachedBy(95) }, distribution };
}

/** How many trials ended on each day from today on, up to the horizon. */
function trialsEndedOn({ daily }: ForecastHistory, items: number, seed: number): Int32Array {
  const random = randomSource(seed);
  const sums = daySums(daily);
  const ended = new Int32Array(HORIZON_DAYS + 1);
  for (let trial = 0; trial < FORECAST_TRIALS; trial++) {
    let left = items;
    let day = 0;
    let level = sums.length - 1;
    while (left > 0 && day < HORIZON_DAYS) {
      const sum = sums[level];
      if (sum === undefined) break;
      // Several days at once only where they cannot bring the last card, whose day is asked for: beyond the horizon neither.
      if (level > 0 && left <= sum.most) level--;
      else {
        left -= drawSum(sum, random);
        day += sum.days;
      }
    }
    if (left <= 0) ended[day] = (ended[day] ?? 0) + 1;
  }
  return ended;
}

/** What each trial brings in so many days. */
function sumsOfTrials({ daily }: ForecastHistory, days: number, seed: number): Int32Array {
  const random = randomSource(seed);
  const tables = daySums(daily).reverse();
  const sums = new Int32Array(FORECAST_TRIALS);
  for (let trial = 0; trial < FORECAST_TRIALS; trial++) {
    let left = days;
    let sum = 0;
    for (const table of tables) for (; left >= table.days; left -= table.days) sum += drawSum(table, random);
    sums[trial] = sum;
  }
  return sums;
}
