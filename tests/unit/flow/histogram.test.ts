import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { histogram, MOST_BINS } from "@/server/flow/domain/histogram";

const days = (...counts: number[]) => counts.map((count) => ({ seconds: count * 86_400, days: count }));
const seconds = (...counts: number[]) => counts.map((count) => ({ seconds: count, days: 1 }));
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("a histogram", () => {
  test("counts days one by one, empty ones between", () => {
    expect(histogram(days(1, 1, 2, 5), "days")).toEqual({
      unit: "days",
      width: 1,
      bins: [{ from: 1, to: 2, count: 2 }, { from: 2, to: 3, count: 1 }, { from: 3, to: 4, count: 0 }, { from: 4, to: 5, count: 0 }, { from: 5, to: 6, count: 1 }],
    });
  });

  test("takes wider steps for longer spans", () => {
    expect([24, 25, 48, 49, 120, 121, 241].map((longest) => histogram(days(longest), "days").width)).toEqual([1, 2, 2, 5, 5, 10, 20]);
    expect(histogram(days(1, 9, 10, 11, 240), "days")).toMatchObject({ width: 10, bins: [{ from: 1, to: 11, count: 3 }, { from: 11, to: 21, count: 1 }, ...Array(21).fill({ count: 0 }), { from: 231, to: 241, count: 1 }] });
  });

  test("measures hours and minutes from zero, a full hour in the one that begins", () => {
    expect(histogram(seconds(10, 3599, 3600, 2 * 3600), "hours").bins.map(({ from, count }) => [from, count])).toEqual([[0, 2], [1, 1], [2, 1]]);
    expect(histogram(seconds(59, 61), "minutes").bins).toEqual([{ from: 0, to: 1, count: 1 }, { from: 1, to: 2, count: 1 }]);
  });

  test("one forgotten card stands in an open last bin and flattens nothing", () => {
    const { width, bins } = histogram(days(...upTo(20), 900), "days");
    expect([width, bins.length]).toEqual([1, MOST_BINS]);
    expect(bins.at(-1)).toEqual({ from: 24, to: null, count: 1 });
    expect(bins.slice(0, 20).every(({ count }) => count === 1)).toBe(true);
  });

  test("the open bin holds none of the first 95 %", () => {
    expect(histogram(days(...upTo(18), 23, 900), "days").width).toBe(1);
    expect(histogram(days(...upTo(18), 24, 900), "days").width).toBe(2);
  });

  test("has no bins without spans", () => expect(histogram([], "hours")).toEqual({ unit: "hours", width: 1, bins: [] }));

  test("for any spans every one is in the bin that holds it, in at most 24 bins without gaps", () => {
    const some = fc.array(fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 300_000_000 })), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(some, fc.constantFrom<DisplayUnit[]>("days", "hours", "minutes"), (lengths, unit) => {
        const spans = lengths.map((length) => ({ seconds: length / 10, days: Math.floor(length / 864_000) + 1 }));
        const { bins, width } = histogram(spans, unit);
        expect(String(width)).toMatch(/^[125]0*$/);
        expect(bins.length).toBeLessThanOrEqual(MOST_BINS);
        for (const [index, { from, to, count }] of bins.entries()) {
          if (index > 0) expect(from).toBe(bins[index - 1]?.to);
          if (to === null) expect([index, count > 0]).toEqual([MOST_BINS - 1, true]);
          expect(count).toBe(spans.filter((span) => inUnit(span, unit) >= from && inUnit(span, unit) < (to ?? Infinity)).length);
        }
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(spans.length);
        expect(bins.at(-1)?.count).toBeGreaterThan(0);
      }),
    );
  });
});
