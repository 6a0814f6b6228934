import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followCards, GAP, holdRange, LINES, placesWithin, stretchesOf, topsOf } from "@/components/board/columns/card-window";
import { neighbour } from "@/components/board/use-card-walk";

const count = fc.integer({ min: 0, max: 400 });
const range = fc.tuple(fc.integer({ min: 0, max: 450 }), fc.integer({ min: 0, max: 40 })).map(([from, length]) => ({ from, to: from + length }));

describe("the stretches of a column", () => {
  test("hold every card once and in order, whatever is drawn", () => {
    fc.assert(
      fc.property(count, range, fc.array(fc.integer({ min: -1, max: 450 }), { maxLength: 5 }), (cards, drawn, pinned) => {
        const places = stretchesOf(cards, drawn, pinned).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
        expect(places).toEqual(Array.from({ length: cards }, (_, at) => at));
      }),
    );
  });

  test("draw what is near the screen and what is pinned as cards, all else as lines, few enough in one text", () => {
    fc.assert(
      fc.property(count, range, fc.array(fc.integer({ min: -1, max: 450 }), { maxLength: 5 }), (cards, drawn, pinned) => {
        for (const { as, from, to } of stretchesOf(cards, drawn, pinned)) {
          expect(to).toBeGreaterThan(from);
          if (as === "lines") expect(to - from).toBeLessThanOrEqual(LINES);
          for (let at = from; at < to; at++) expect(as === "cards").toBe((at >= drawn.from && at < drawn.to) || pinned.includes(at));
        }
      }),
    );
  });
});

test("the places within some pixels are those that reach into them", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: -500, max: 20_000 }), fc.integer({ min: 0, max: 900 }), (heights, top, length) => {
      const tops = topsOf(heights);
      const { from, to } = placesWithin(tops, top, top + length);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(heights.length);
      heights.forEach((height, at) => {
        const begins = tops[at]!;
        const isSeen = begins <= top + length && begins + height + GAP > top;
        if (isSeen) expect(at >= from && at < to).toBe(true);
      });
    }),
  );
});

test("a window moves along with its cards when others come or go above them", () => {
  const keys = Array.from({ length: 100 }, (_, at) => `C-${at}`);
  const held = holdRange({ from: 40, to: 60 }, keys);
  expect(followCards(held, keys)).toEqual({ from: 40, to: 60 });
  expect(followCards(held, ["new", "newer", ...keys])).toEqual({ from: 42, to: 62 });
  expect(followCards(held, keys.slice(30))).toEqual({ from: 10, to: 30 });
  const firstOnTop = ["C-40", ...keys.filter((key) => key !== "C-40")];
  expect(followCards(held, firstOnTop)).toEqual({ from: 40, to: 60 });
  expect(followCards(held, ["others", "only"])).toEqual({ from: 40, to: 60 });
});

test("arrows lead to every card, drawn or not, and beside the column over empty ones", () => {
  const lists = [["A", "B", "C"], [], ["D"]];
  expect(neighbour("ArrowDown", "B", lists)).toBe("C");
  expect(neighbour("ArrowDown", "C", lists)).toBeNull();
  expect(neighbour("End", "A", lists)).toBe("C");
  expect(neighbour("ArrowRight", "C", lists)).toBe("D");
  expect(neighbour("ArrowLeft", "D", lists)).toBe("A");
  expect(neighbour("x", "A", lists)).toBeNull();
});
