import fc from "fast-check";
import { expect, test } from "vitest";
import { isoInstant } from "@/server/platform/domain/instant";

test("an instant reads as a Date of it does, in any century", () => {
  const known = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });
  const any = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });
  const near = fc.tuple(fc.constantFrom(0, Date.UTC(2026, 10, 27), Date.UTC(-1, 0, 1), Date.UTC(10_000, 0, 1)), fc.integer({ min: -2, max: 2 })).map(([at, by]) => at + by);
  fc.assert(fc.property(fc.oneof(known, any, near), (at) => {
    expect(isoInstant(at)).toBe(new Date(at).toISOString());
  }), { numRuns: 2_000 });
});

test("what is no instant is refused", () => {
  expect(() => isoInstant(Number.NaN)).toThrow(RangeError);
  expect(() => isoInstant(8_640_000_000_000_001)).toThrow(RangeError);
});
