import fc from "fast-check";
import { expect, test } from "vitest";
import { inScaleOrder, scaleFault } from "@/server/board/domain/point-scale";
import { pokerResult, pokerView, UNSURE } from "@/server/scrum/domain/poker";

const votes = fc.uniqueArray(fc.record({ userId: fc.uuid(), name: fc.string({ maxLength: 5 }), value: fc.constantFrom("0", "1", "2", "13", "0.5", UNSURE) }), { selector: ({ userId }) => userId, maxLength: 8 });

test("what others voted changes nothing of what one sees before it is revealed", () => {
  fc.assert(
    fc.property(votes, fc.array(fc.constantFrom("0", "1", "13", UNSURE), { minLength: 8, maxLength: 8 }), (given, others) => {
      const [viewer = { userId: "nobody" }] = given;
      const voted = given.map((vote, index) => (index === 0 ? vote : { ...vote, value: others[index] ?? "1" }));
      expect(pokerView(voted, false, viewer.userId)).toEqual(pokerView(given, false, viewer.userId));
      expect(pokerView(given, false, viewer.userId).voters.every(({ value }) => value === null)).toBe(true);
    }),
  );
});

test("revealed, everybody sees the same", () => {
  const given = [{ userId: "b", name: "Bo", value: "3" }, { userId: "a", name: "Ada", value: "5" }, { userId: "c", name: "Cy", value: UNSURE }, { userId: "d", name: "Di", value: "3" }];
  const { mine, ...seen } = pokerView(given, true, "b");
  expect(mine).toBe("3");
  expect(seen).toEqual({ ...pokerView(given, true, "z"), mine: undefined });
  expect(seen.result).toEqual({ counts: [{ value: "3", count: 2 }, { value: "5", count: 1 }, { value: UNSURE, count: 1 }], average: 3.67, agreed: null });
});

test.each<[string[], string | null, number | null]>([
  [["5", "5"], "5", 5],
  [["5"], "5", 5],
  [["5", UNSURE], null, 5],
  [[UNSURE, UNSURE], null, null],
  [[], null, null],
  [["2", "13"], null, 7.5],
])("votes %j agree on %s, with %s on average", (values, agreed, average) => {
  expect(pokerResult(values.map((value) => ({ value })))).toMatchObject({ agreed, average });
});

test.each<[string[], ReturnType<typeof scaleFault>]>([
  [["1", "2", "3"], null],
  [["0.5", "1"], null],
  [["1"], "few"],
  [Array.from({ length: 21 }, (_, point) => String(point)), "many"],
  [["1", "1.0"], "twice"],
  [["1", "XL"], "unreadable"],
  [["1", "-2"], "unreadable"],
  [["1", "99999"], "unreadable"],
])("the scale %j: %s", (scale, fault) => {
  expect(scaleFault(scale)).toBe(fault);
});

test("a scale is kept from the smallest to the largest", () => {
  expect(inScaleOrder(["13", "0.50", "2"])).toEqual(["0.5", "2", "13"]);
});
