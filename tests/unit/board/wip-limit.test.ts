import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnLoad, isFull, limitOf, overBy } from "@/server/board/domain/wip-limit";

const perPerson = (value: number) => ({ mode: "PER_PERSON" as const, value });

describe("a limit from heads", () => {
  test.each([
    [1, 4, 4],
    [2, 4, 8],
    [1.5, 3, 4],
    [0.5, 3, 1],
    [0.25, 3, 1],
    [0.29, 100, 29],
    [1.1, 10, 11],
    [1, 0, 0],
    [0.1, 0, 0],
  ])("%s a person with %s people is %s", (value, heads, limit) => expect(limitOf(perPerson(value), heads)).toBe(limit));

  test("is the agreed number when fixed, whoever is there, and none when there is none", () => {
    expect(limitOf({ mode: "FIXED", value: 3 }, 0)).toBe(3);
    expect(limitOf({ mode: "NONE", value: 3 }, 9)).toBeNull();
  });

  test("never falls when somebody comes, is at least 1 with anyone there, and never exceeds the product", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 500 }), (millionths, heads) => {
        const value = millionths / 1_000_000;
        const limit = limitOf(perPerson(value), heads) ?? Number.NaN;
        expect(limit).toBeGreaterThanOrEqual(1);
        expect(limit).toBeLessThanOrEqual(Math.max(1, (millionths * heads) / 1_000_000));
        expect(limitOf(perPerson(value), heads + 1)).toBeGreaterThanOrEqual(limit);
        expect(limit + 1).toBeGreaterThan((millionths * heads) / 1_000_000);
      }),
    );
  });
});

test("a column is full at its limit and over beyond it; Backlog and Done never are", () => {
  const limits = { planned: perPerson(2), inWork: perPerson(1), enforcement: "BLOCK" as const, personal: null };
  expect(isFull(columnLoad(limits, "IN_WORK", 3, 4))).toBe(false);
  expect(isFull(columnLoad(limits, "IN_WORK", 4, 4))).toBe(true);
  expect(overBy(columnLoad(limits, "IN_WORK", 5, 4))).toBe(1);
  expect(overBy(columnLoad(limits, "PLANNED", 8, 4))).toBe(0);
  for (const column of ["BACKLOG", "DONE"] as const) expect(isFull(columnLoad(limits, column, 10_000, 0))).toBe(false);
});
