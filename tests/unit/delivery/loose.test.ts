import { expect, test } from "vitest";
import { id, instant } from "@/server/delivery/sources/loose";

const AT = Date.UTC(2016, 7, 12, 15, 23, 28);

test.each([
  ["2016-08-12T15:23:28Z", 0],
  ["2016-08-12 15:23:28 UTC", 0],
  ["2016-08-12 17:23:28 +0200", 0],
  ["2016-08-12T17:23:28+0200", 0],
  ["2016-08-12T15:23:28.123456789Z", 123],
  [1471015408, 0],
  [1471015408.5, 500],
  [1471015408123, 123],
  [1471015408123456, 123],
  [1471015408123456789, 123],
  ["1471015408", 0],
  ["1471015408123", 123],
])("%s is that second", (value, more) => expect(instant.parse(value)?.getTime()).toBe(AT + more));

test.each([null, undefined, "", 0, -1, "0001-01-01T00:00:00Z", "9999999999999999999999", "2026-13-45T99:99:99Z", "soon", true, {}, Number.NaN, 1e300])("%s is no time", (value) => {
  expect(instant.parse(value)).toBeNull();
});

test("an id may be the address of a page", () => {
  const page = `https://ci.example/${"folder/".repeat(30)}42`;
  expect(id.parse(page)).toBe(page);
  expect(id.safeParse("x".repeat(301)).success).toBe(false);
});
