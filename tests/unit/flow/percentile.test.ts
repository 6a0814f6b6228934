import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentile, percentilesOf, withheldPercentiles } from "@/server/flow/domain/percentile";

const spans = (...days: number[]) => days.map((count) => ({ seconds: count * 86_400, days: count }));
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("nearest rank", () => {
  test.each([
    [[15, 20, 35, 40, 50], 5, 15],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 50, 35],
    [[15, 20, 35, 40, 50], 100, 50],
    [upTo(20), 85, 17],
    [upTo(20), 95, 19],
    [upTo(10), 70, 7],
  ])("of %j at %d %% is %d", (values, percent, expected) => expect(percentile(values, percent)).toBe(expected));

  test("no values, no percentile", () => expect(percentile([], 50)).toBeNull());

  test("is an observed value with at least p % at or below it, and grows with p", () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (sorted, p, q) => {
        const at = percentile(sorted, p) ?? Number.NaN;
        expect(sorted).toContain(at);
        expect(sorted.filter((value) => value <= at).length * 100).toBeGreaterThanOrEqual(p * sorted.length);
        expect(sorted.filter((value) => value < at).length * 100).toBeLessThan(p * sorted.length);
        if (p <= q) expect(at).toBeLessThanOrEqual(percentile(sorted, q) ?? Number.NaN);
      }),
    );
  });
});

describe("too few values", () => {
  test("four give none, and say why", () => {
    expect(percentilesOf(spans(1, 2, 3, 4))).toEqual({ "50": null, "70": null, "85": null, "95": null });
    expect(withheldPercentiles(4)).toMatchObject({ "50": "fewer_than_5_values", "95": "fewer_than_5_values" });
  });

  test("five to ten give no 95th", () => {
    for (const count of [5, 10]) {
      const answer = percentilesOf(spans(...upTo(count)));
      expect(answer["85"]).not.toBeNull();
      expect(answer["95"]).toBeNull();
      expect(withheldPercentiles(count)).toEqual({ "95": "fewer_than_11_values" });
    }
  });

  test("eleven give all four", () => {
    expect(percentilesOf(spans(...upTo(11)))).toEqual({
      "50": { seconds: 6 * 86_400, days: 6 },
      "70": { seconds: 8 * 86_400, days: 8 },
      "85": { seconds: 10 * 86_400, days: 10 },
      "95": { seconds: 11 * 86_400, days: 11 },
    });
    expect(withheldPercentiles(11)).toEqual({});
  });
});

test("days have their own rank: a short span over midnight is two days", () => {
  const values = [...spans(1, 1, 1, 1), { seconds: 60, days: 2 }];
  expect(percentilesOf(values)["85"]).toEqual({ seconds: 86_400, days: 2 });
});
