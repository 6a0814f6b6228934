import fc from "fast-check";
import { expect, test } from "vitest";
import { rankBetween, ranksAfter } from "@/server/board/domain/rank";

const INSERTS = 500;
/** Characters; an import takes no longer ones. */
const LONGEST = 60;

test("inserts at one spot, always after the same card, always before it, or at either end, leave ranks short", () => {
  const spots: [string, (low: string, high: string) => [string | null, string | null], (low: string, high: string, made: string) => [string, string]][] = [
    ["after one card", (low, high) => [low, high], (low, _, made) => [low, made]],
    ["before one card", (low, high) => [low, high], (_, high, made) => [made, high]],
    ["at the top", (low) => [null, low], (_, high, made) => [made, high]],
    ["at the bottom", (_, high) => [high, null], (low, _, made) => [low, made]],
    ["after and before it in turn", (low, high) => [low, high], (low, high, made) => (made.length % 3 ? [low, made] : [made, high])],
  ];
  for (const [name, between, next] of spots) {
    let [low, high] = ranksAfter(null, 2) as [string, string];
    let longest = 0;
    for (let index = 0; index < INSERTS; index++) {
      const made = rankBetween(...between(low, high));
      longest = Math.max(longest, made.length);
      [low, high] = next(low, high, made);
    }
    expect(longest, name).toBeLessThan(LONGEST);
  }
});

test("wherever cards are put, in whatever order, each stands where it was put", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: string[] = [];
      for (const place of places) {
        const at = place % (ranks.length + 1);
        ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
      }
      expect(ranks).toEqual([...ranks].sort());
      expect(new Set(ranks).size).toBe(ranks.length);
    }),
  );
});
