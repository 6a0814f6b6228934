import fc from "fast-check";
import { expect, test } from "vitest";
import { isDeeperThan } from "@/server/platform/domain/json-depth";

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("a JSON text is as deep as the value that it stands for", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 0, max: 10 }), (value, max) => {
      expect(isDeeperThan(JSON.stringify(value), max)).toBe(depthOf(value) > max);
    }),
  );
});

test.each([
  ['"[[[[["', false],
  ['"\\"[[[[["', false],
  ['{"[[[[":"]]]]"}', false],
  ["[[[[", true],
  ["]]]][[[[", false],
  ["[[[]]]", false],
  ["[[],[[[[]]]]]", true],
])("%s is deeper than three: %s", (text, expected) => expect(isDeeperThan(text, 3)).toBe(expected));
