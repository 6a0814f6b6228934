import { expect, test } from "vitest";
import { randomSource, seedOf } from "@/server/flow/domain/random-source";

test("a seed gives the published numbers of the generator", () => {
  const [zero, one] = [randomSource(0), randomSource(1)];
  expect([zero(), zero(), zero()]).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
  expect([one(), one(), one()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

test("seeds count by their 32 bits", () => expect(randomSource(-1)()).toBe(randomSource(2 ** 32 - 1)()));

test("numbers spread evenly over [0, 1)", () => {
  const random = randomSource(seedOf("spread"));
  const counts = new Int32Array(10);
  for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(random() * 10)]!++;
  expect(counts.every((count) => Math.abs(count - 10_000) < 400)).toBe(true);
});

test.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
  ["보드", 0x8b5ceaad],
])("the seed of %j is its FNV-1a", (text, seed) => expect(seedOf(text)).toBe(seed));
