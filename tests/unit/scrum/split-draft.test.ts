import { expect, test } from "vitest";
import { newSplit, pointsAfter, splitOf, withoutPart, withPart } from "@/components/scrum/split/split-draft";

const ITEMS = [{ id: "a" }, { id: "b" }, { id: "c" }];

test("a split begins with one part, and each further one is told apart from all before", () => {
  const draft = withPart(withoutPart(withPart(newSplit(8)), 1));
  expect(draft.parts.map(({ id }) => id)).toEqual([2, 3]);
  expect(draft.points).toBe(8);
});

test("points are added up in hundredths; none at all is no sum", () => {
  expect(pointsAfter({ ...newSplit(0.1), parts: [{ id: 1, title: "", points: 0.2 }] })).toBe(0.3);
  expect(pointsAfter(newSplit(null))).toBeNull();
  expect(pointsAfter(newSplit(0))).toBe(0);
});

test("items go with their parts in the order of the checklist; those of a part that was removed stay", () => {
  const draft = { ...withPart(newSplit(null)), goesWith: { c: 1, a: 1, b: 2 } };
  expect(splitOf(draft, ITEMS).map(({ items }) => items)).toEqual([["a", "c"], ["b"]]);
  expect(splitOf(withoutPart(draft, 1), ITEMS).map(({ items }) => items)).toEqual([["b"]]);
});
