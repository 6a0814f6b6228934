import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byRank, rankBetween, ranksAfter } from "@/server/board/domain/rank";
import { longestRun, planRanks, type Ranked } from "@/server/scrum/domain/plan-ranks";

const inOrder = (count: number): Ranked[] => ranksAfter(null, count).map((rank, at) => ({ id: String(at), rank }));
const shuffled = fc.integer({ min: 0, max: 60 }).chain((count) => fc.shuffledSubarray(inOrder(count), { minLength: count, maxLength: count }));
const ranked = (cards: readonly Ranked[], ranks: ReadonlyMap<string, string>) => cards.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank })).sort(byRank);
const ids = (cards: readonly Ranked[]) => cards.map(({ id }) => id);

/** The length of the longest rising part, by trying for each card all before it. */
function naiveRun(cards: readonly Ranked[]): number {
  const lengths: number[] = [];
  cards.forEach(({ rank }, at) => lengths.push(1 + Math.max(0, ...lengths.filter((_, before) => (cards[before]?.rank ?? "") < rank && before < at))));
  return Math.max(0, ...lengths);
}

describe("new ranks", () => {
  test("bring any order about, and no two cards have one rank", () => {
    fc.assert(
      fc.property(shuffled, (wanted) => {
        const after = ranked(wanted, planRanks(wanted));
        expect(ids(after)).toEqual(ids(wanted));
        expect(new Set(after.map(({ rank }) => rank)).size).toBe(wanted.length);
      }),
    );
  });

  test("are given to as few cards as can be: the longest run that is in order stays", () => {
    fc.assert(
      fc.property(shuffled, (wanted) => {
        expect(planRanks(wanted).size).toBe(wanted.length - naiveRun(wanted));
        expect(longestRun(wanted)).toHaveLength(naiveRun(wanted));
      }),
    );
  });

  test("are given to the cards that are moved and to no others", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (count, first, size, to) => {
        const cards = inOrder(count);
        const start = first % count;
        const moving = cards.slice(start, start + 1 + (size % (count - start)));
        const others = cards.filter((card) => !moving.includes(card));
        const at = to % (others.length + 1);
        const wanted = [...others.slice(0, at), ...moving, ...others.slice(at)];
        const ranks = planRanks(wanted, new Set(ids(moving)));
        expect(ids(ranked(wanted, ranks))).toEqual(ids(wanted));
        expect([...ranks.keys()].every((id) => ids(moving).includes(id))).toBe(true);
      }),
    );
  });

  test("are none for a list that is in order", () => {
    expect(planRanks(inOrder(20)).size).toBe(0);
    expect(planRanks(inOrder(20), new Set(["3", "4"])).size).toBe(0);
  });

  test("stay short: ten thousand by four people who take turns, on a list of two hundred", () => {
    let seed = 7;
    const chance = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
    let cards = inOrder(200);
    const favourites = [0, 1, 100, 199];
    for (let turn = 0; turn < 10_000; turn++) {
      const moving = new Set([cards[chance(cards.length)]?.id ?? "", ...(turn % 5 === 0 ? [cards[chance(cards.length)]?.id ?? ""] : [])]);
      const others = cards.filter(({ id }) => !moving.has(id));
      // Every other move goes where this person always puts things: the worst there is for fractional keys.
      const at = Math.min(turn % 2 === 0 ? chance(others.length + 1) : (favourites[turn % 4] ?? 0), others.length);
      const wanted = [...others.slice(0, at), ...cards.filter(({ id }) => moving.has(id)), ...others.slice(at)];
      const ranks = planRanks(wanted, moving);
      cards = wanted.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank }));
    }
    expect(cards).toEqual(cards.toSorted(byRank));
    expect(Math.max(...cards.map(({ rank }) => rank.length))).toBeLessThan(64);
    expect(rankBetween(null, cards[0]?.rank ?? null).length).toBeLessThan(64);
  });
});
