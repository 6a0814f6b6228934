import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "@/server/platform/domain/zoned-day";
import { daySums, drawSum } from "@/server/flow/domain/day-sums";
import { forecastHistory, howMany, whenDone, FORECAST_TRIALS, HORIZON_DAYS, type ForecastHistory } from "@/server/flow/domain/forecast";
import { randomSource } from "@/server/flow/domain/random-source";
import { clockOf, created, history, moved } from "./a-history";

const TODAY = "2026-06-01";
const drawn = (daily: number[]): ForecastHistory => ({
  from: addDays(TODAY, -daily.length),
  to: TODAY,
  daily,
  completions: daily.reduce((sum, count) => sum + count, 0),
  daysWithCompletion: daily.filter((count) => count > 0).length,
});
/** A weekday brings one card, the weekend none. */
const weekly = drawn(Array.from({ length: 90 }, (_, index) => (index % 7 < 5 ? 1 : 0)));
const bursts = drawn(Array.from({ length: 90 }, (_, index) => (index % 9 === 0 ? 7 : Number(index % 4 === 0))));

describe("what forecasts draw from", () => {
  const NOW = new Date("2026-06-01T12:00:00+09:00");
  const doneAt = (at: string, outcome: "DONE" | "WONT_DO" = "DONE") => clockOf(history(created("2026-01-01T00:00:00Z", "IN_WORK"), moved(at, "DONE", { outcome })), NOW);

  test("is the last 90 complete days of the zone, zeros included, today left out", () => {
    const clocks = [
      doneAt("2026-03-02T23:59:59.999+09:00"),
      doneAt("2026-03-03T00:00:00+09:00"),
      doneAt("2026-05-31T23:59:59+09:00"),
      doneAt("2026-05-31T09:00:00+09:00"),
      doneAt("2026-05-30T09:00:00+09:00", "WONT_DO"),
      doneAt("2026-06-01T00:00:00+09:00"),
    ];
    expect(forecastHistory(clocks, NOW, "Asia/Seoul", "2026-01-01")).toEqual({ from: "2026-03-03", to: "2026-06-01", daily: [1, ...Array(88).fill(0), 2], completions: 3, daysWithCompletion: 2 });
  });

  test("begins with the board's first day", () => {
    expect(forecastHistory([doneAt("2026-05-31T09:00:00+09:00")], NOW, "Asia/Seoul", "2026-05-30")).toMatchObject({ from: "2026-05-30", to: "2026-06-01", daily: [0, 1] });
    expect(forecastHistory([], NOW, "Asia/Seoul", "2026-06-01")).toEqual({ from: "2026-06-01", to: "2026-06-01", daily: [], completions: 0, daysWithCompletion: 0 });
  });
});

describe("when", () => {
  test("a card a day, every day, ends after as many days as there are cards", () => {
    expect(whenDone(drawn(Array(90).fill(1)), 10, 1, TODAY)).toEqual({
      reason: null,
      dates: { "50": "2026-06-11", "85": "2026-06-11", "95": "2026-06-11" },
      distribution: [{ date: "2026-06-11", probability: 1 }],
    });
  });

  test("fewer than five days with a completion are not enough, however many cards they brought", () => {
    expect(whenDone(drawn([9, 9, 9, 9, 0, 0]), 10, 1, TODAY)).toEqual({ reason: "not_enough_data" });
    expect(howMany(drawn([9, 9, 9, 9, 0, 0]), "2026-07-01", 1, TODAY)).toEqual({ reason: "not_enough_data" });
    expect(whenDone(drawn([1, 1, 1, 1, 1]), 10, 1, TODAY)).toMatchObject({ reason: null });
  });

  test("what lies beyond ten years has no date, and says so", () => {
    expect(whenDone(drawn(Array(90).fill(1)), HORIZON_DAYS, 1, TODAY)).toMatchObject({ reason: null, dates: { "95": addDays(TODAY, HORIZON_DAYS) } });
    expect(whenDone(drawn(Array(90).fill(1)), HORIZON_DAYS + 1, 1, TODAY)).toEqual({ reason: "beyond_horizon", dates: { "50": null, "85": null, "95": null }, distribution: [] });
    // Around 3,650 days in the middle of the trials: a date for the half, none for 95 %.
    const middle = whenDone(weekly, Math.round((HORIZON_DAYS * weekly.completions) / 90) - 5, 1, TODAY);
    expect(middle).toMatchObject({ reason: "beyond_horizon", dates: { "50": expect.any(String), "95": null } });
  });
});

describe("how many", () => {
  test("by a day is what the days until then bring, that day included", () => {
    expect(howMany(drawn(Array(90).fill(2)), "2026-06-08", 1, TODAY)).toEqual({ reason: null, counts: { "50": 14, "85": 14, "95": 14 }, distribution: [{ count: 14, probability: 1 }] });
  });

  test("by today or before is none, beyond ten years is not answered", () => {
    for (const until of [TODAY, "2026-05-01"]) expect(howMany(weekly, until, 1, TODAY)).toMatchObject({ counts: { "50": 0, "95": 0 }, distribution: [{ count: 0, probability: 1 }] });
    expect(howMany(weekly, addDays(TODAY, HORIZON_DAYS), 1, TODAY)).toMatchObject({ reason: null });
    expect(howMany(weekly, addDays(TODAY, HORIZON_DAYS + 1), 1, TODAY)).toEqual({ reason: "beyond_horizon" });
  });
});

/** The exact chances of the sum of `days` days drawn one by one. */
function exactly({ daily }: ForecastHistory, days: number): number[] {
  const most = Math.max(...daily);
  const parts = Array.from({ length: most + 1 }, (_, count) => daily.filter((other) => other === count).length / daily.length);
  let chances = [1];
  for (let day = 0; day < days; day++) {
    const next = Array<number>(chances.length + most).fill(0);
    for (const [sum, chance] of chances.entries()) for (const [count, part] of parts.entries()) next[sum + count]! += chance * part;
    chances = next;
  }
  return chances;
}
const atLeast = (chances: number[], count: number) => chances.slice(count).reduce((sum, chance) => sum + chance, 0);
/** Four standard deviations of a share of 10,000 trials. */
const CLOSE = 4 * Math.sqrt(0.25 / FORECAST_TRIALS);

describe.each([["even", weekly], ["bursting", bursts]])("the trials of the %s board", (_, from) => {
  test("end by a day as often as the days until then bring enough", () => {
    const answer = whenDone(from, 60, 7, TODAY);
    if (answer.reason === "not_enough_data") throw new Error(answer.reason);
    for (const { date, probability } of answer.distribution.filter((_, index) => index % 10 === 0)) {
      expect(Math.abs(probability - atLeast(exactly(from, daysBetween(TODAY, date)), 60))).toBeLessThan(CLOSE);
    }
  });

  test("reach a number as often as the days bring it", () => {
    const answer = howMany(from, addDays(TODAY, 77), 7, TODAY);
    if (answer.reason !== null) throw new Error(answer.reason);
    const chances = exactly(from, 77);
    for (const { count, probability } of answer.distribution) expect(Math.abs(probability - atLeast(chances, count))).toBeLessThan(CLOSE);
  });

  test("tables of several days draw what single days add up to", () => {
    for (const table of daySums(from.daily)) {
      const random = randomSource(3);
      const counts = new Map<number, number>();
      for (let draw = 0; draw < 20_000; draw++) {
        const sum = drawSum(table, random);
        if (sum > table.most) throw new Error(`${sum} is more than ${table.most}`);
        counts.set(sum, (counts.get(sum) ?? 0) + 1 / 20_000);
      }
      const chances = exactly(from, table.days);
      expect(Math.max(...chances.map((chance, sum) => Math.abs((counts.get(sum) ?? 0) - chance)))).toBeLessThan(CLOSE);
    }
  });
});

describe("for any history", () => {
  const some = fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 15 })), { minLength: 5, maxLength: 90 })
    .map(drawn)
    .filter(({ daysWithCompletion }) => daysWithCompletion >= 5);
  const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  test("p95 >= p85 >= p50 for when, each the first day with its probability, and the same seed answers the same", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 400 }), seed, (from, items, dice) => {
        const answer = whenDone(from, items, dice, TODAY);
        expect(whenDone(from, items, dice, TODAY)).toEqual(answer);
        if (answer.reason !== null) return;
        const { dates, distribution } = answer;
        expect([dates["50"], dates["85"], dates["95"]]).toEqual([dates["50"], dates["85"], dates["95"]].sort());
        for (const percent of [50, 85, 95] as const) expect(distribution.find(({ probability }) => probability * 100 >= percent)?.date).toBe(dates[percent]);
        expect(distribution.at(-1)?.probability).toBe(1);
        expect(distribution.every(({ date }, index) => date > (distribution[index - 1]?.date ?? TODAY))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test("p50 >= p85 >= p95 for how many, each the largest number with its probability", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 400 }), seed, (from, days, dice) => {
        const answer = howMany(from, addDays(TODAY, days), dice, TODAY);
        expect(howMany(from, addDays(TODAY, days), dice, TODAY)).toEqual(answer);
        if (answer.reason !== null) throw new Error(answer.reason);
        const { counts, distribution } = answer;
        expect(counts["50"] >= counts["85"] && counts["85"] >= counts["95"]).toBe(true);
        for (const percent of [50, 85, 95] as const) expect(distribution.findLast(({ probability }) => probability * 100 >= percent)?.count).toBe(counts[percent]);
        expect(distribution[0]?.probability).toBe(1);
      }),
      { numRuns: 8 },
    );
  });
});
