import fc from "fast-check";
import { expect, test } from "vitest";
import { MOSCOW, NO_WORTH, SCORES, scoreOf } from "@/server/scrum/domain/score";
import { placesGained, suggestOrder } from "@/server/scrum/domain/suggest-order";

const part = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
const card = fc.record({
  points: fc.option(fc.integer({ min: 0, max: 13 }), { nil: null }),
  worth: fc.record({ value: part, urgency: part, risk: part, effort: part, reach: part, impact: fc.constantFrom(0.5, 1, 2, null), confidence: fc.constantFrom(50, 80, null), moscow: fc.constantFrom(...MOSCOW, null) }),
});

test("the higher score comes first, equals keep their order, and cards without one keep theirs at the end", () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 30 }), fc.constantFrom(...SCORES), (cards, by) => {
      const suggested = suggestOrder(cards, by);
      expect(new Set(suggested)).toEqual(new Set(cards));
      suggested.slice(1).forEach((lower, at) => {
        const upper = suggested[at]!;
        const [a, b] = [upper, lower].map(({ worth, points }) => scoreOf(by, worth, points) ?? -Infinity) as [number, number];
        expect(a).toBeGreaterThanOrEqual(b);
        if (a === b) expect(cards.indexOf(upper)).toBeLessThan(cards.indexOf(lower));
      });
    }),
  );
});

test("what a card gains are the places between where it is and where it would be; together nobody gains", () => {
  const [a, b, c] = ["COULD", "MUST", null].map((moscow) => ({ points: null, worth: { ...NO_WORTH, moscow: moscow as "MUST" } }));
  const cards = [c!, a!, b!];
  const gained = placesGained(cards, suggestOrder(cards, "MOSCOW"));
  expect([gained.get(a!), gained.get(b!), gained.get(c!)]).toEqual([0, 2, -2]);
});
