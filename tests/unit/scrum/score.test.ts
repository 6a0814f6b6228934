import { describe, expect, test } from "vitest";
import { moscowWeight, NO_WORTH, rice, wsjf } from "@/server/scrum/domain/score";

describe("WSJF", () => {
  const parts = { ...NO_WORTH, value: 8, urgency: 5, risk: 3 };

  test("is the cost of delay over the size", () => {
    expect(wsjf({ ...parts, effort: 4 }, null)).toBe(4);
    expect(wsjf(parts, 8)).toBe(2);
  });

  test("takes the effort before the points", () => {
    expect(wsjf({ ...parts, effort: 2 }, 8)).toBe(8);
  });

  test.each([["value"], ["urgency"], ["risk"]] as const)("is none without %s", (part) => {
    expect(wsjf({ ...parts, effort: 4, [part]: null }, 8)).toBeNull();
  });

  test("is none without a size, or with none to speak of", () => {
    expect([wsjf(parts, null), wsjf(parts, 0), wsjf({ ...parts, effort: 0 }, 8)]).toEqual([null, null, null]);
  });
});

describe("RICE", () => {
  const parts = { ...NO_WORTH, reach: 500, impact: 2, confidence: 80, effort: 4 };

  test("is reach x impact x confidence over the effort", () => {
    expect(rice(parts)).toBe(200);
    expect(rice({ ...parts, confidence: 0 })).toBe(0);
  });

  test.each([["reach"], ["impact"], ["confidence"], ["effort"]] as const)("is none without %s", (part) => {
    expect(rice({ ...parts, [part]: null })).toBeNull();
  });

  test("is none for an effort of nothing", () => {
    expect(rice({ ...parts, effort: 0 })).toBeNull();
  });
});

test("must goes before should, could and won't; what is not said has no place", () => {
  const weights = (["MUST", "SHOULD", "COULD", "WONT"] as const).map((moscow) => moscowWeight({ ...NO_WORTH, moscow }));
  expect(weights).toEqual([4, 3, 2, 1]);
  expect(moscowWeight(NO_WORTH)).toBeNull();
});
