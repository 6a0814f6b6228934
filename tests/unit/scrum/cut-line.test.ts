import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutLine } from "@/server/scrum/domain/cut-line";

const card = (points: number | null, sprint: number | null = null) => ({ points, sprint });

describe("the cut line", () => {
  test("lies below the last card that fits with all above it", () => {
    expect(cutLine([card(5), card(3), card(8), card(1)], { capacity: 10, taken: 0 })).toEqual({ above: 2, cards: 2, points: 8, unestimated: 0 });
  });

  test("counts what the sprint holds already, and its cards in the Backlog once", () => {
    expect(cutLine([card(5, 2), card(3), card(3)], { capacity: 10, taken: 5 })).toEqual({ above: 2, cards: 1, points: 3, unestimated: 0 });
  });

  test("says how many above it are not estimated", () => {
    expect(cutLine([card(null), card(5), card(null), card(6)], { capacity: 10, taken: 0 })).toEqual({ above: 3, cards: 3, points: 5, unestimated: 2 });
  });

  test("is at the top of a sprint that is full, and nowhere without a capacity", () => {
    expect(cutLine([card(1)], { capacity: 10, taken: 10 })?.above).toBe(0);
    expect(cutLine([card(1)], { capacity: null, taken: 0 })).toBeNull();
  });

  test("never lets in more than there is room for, and always as much as there is", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 13 }), { nil: null })), fc.nat(60), (points, capacity) => {
        const cards = points.map((each) => card(each));
        const line = cutLine(cards, { capacity, taken: 0 })!;
        const sum = (count: number) => points.slice(0, count).reduce<number>((total, each) => total + (each ?? 0), 0);
        expect(sum(line.above)).toBeLessThanOrEqual(capacity);
        if (line.above < cards.length) expect(sum(line.above + 1)).toBeGreaterThan(capacity);
      }),
    );
  });
});
