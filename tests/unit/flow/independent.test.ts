import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecastHistory, howMany, whenDone } from "@/server/flow/domain/forecast";
import { addDays } from "@/server/platform/domain/zoned-day";
import { cardsOf, compareMetrics, isSame } from "@/tests/support/compare-metrics";
import { naiveForecast } from "@/tests/support/naive-flow/naive-forecast";
import { anyBoardHistory } from "@/tests/support/naive-flow/naive-history";
import { eventsInOrder } from "@/tests/support/naive-flow/standing-cards";
import { dayOf } from "@/tests/support/naive-flow/zone-days";

const HISTORIES = 1_000;
/** Of 10,000 trials the share that reached something is off by less than this in all but one of millions. */
const SAMPLED = 0.025;

describe("the second implementation, written from the definitions alone", () => {
  test(`agrees on every metric for ${HISTORIES} histories`, () => {
    fc.assert(
      fc.property(anyBoardHistory, ({ board, window }) => {
        for (const compared of compareMetrics(board, window)) if (!isSame(compared)) expect({ metric: compared.metric, is: compared.ours }).toEqual({ metric: compared.metric, is: compared.naive });
      }),
      { numRuns: HISTORIES },
    );
  }, 240_000);

  test("has the odds that forecasts sample, and refuses when they do", () => {
    fc.assert(
      fc.property(anyBoardHistory, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), (history, items, days) => {
        const exact = naiveForecast(history.board);
        const { zone, now } = history.board;
        const today = dayOf(Date.parse(now), zone);
        const first = eventsInOrder(history.board)[0];
        const sampled = forecastHistory(cardsOf(history.board).map(({ clock }) => clock), new Date(now), zone, first === undefined ? today : dayOf(first.time, zone));
        const [when, many] = [whenDone(sampled, items, 1, today), howMany(sampled, addDays(today, days), 1, today)];
        if (exact.refused !== null) return void expect([when, many]).toEqual([{ reason: "not_enough_data" }, { reason: "not_enough_data" }]);
        if (!("dates" in when) || !("counts" in many)) throw new Error("refused");
        for (const percent of [50, 85, 95] as const) {
          const day = [...Array(3_650).keys()].find((count) => addDays(today, count) === when.dates[`${percent}`]) ?? Number.NaN;
          expect(exact.probabilityOfAtLeast(items, day)).toBeGreaterThan(percent / 100 - SAMPLED);
          expect(exact.probabilityOfAtLeast(items, day - 1)).toBeLessThan(percent / 100 + SAMPLED);
          const count = many.counts[`${percent}`];
          expect(exact.probabilityOfAtLeast(count, days)).toBeGreaterThan(percent / 100 - SAMPLED);
          expect(exact.probabilityOfAtLeast(count + 1, days)).toBeLessThan(percent / 100 + SAMPLED);
        }
      }),
      { numRuns: 120 },
    );
  }, 240_000);
});
