import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayOfNumber, numberOfDay } from "@/server/platform/domain/day-number";
import { zonedDay } from "@/server/platform/domain/zoned-day";

const ZONES = ["UTC", "Asia/Seoul", "America/New_York", "America/Los_Angeles", "Pacific/Apia", "Pacific/Tongatapu", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo"];

test("an instant is on the day that the calendar says, in any zone and around every change of the clocks", () => {
  const instant = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2032, 0, 1) });
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      expect(dayOfNumber(dayNumber(at, zone))).toBe(zonedDay(new Date(at), zone));
    }),
    { numRuns: 2_000 },
  );
});

test("the first millisecond of a day belongs to it, the one before to the day before", () => {
  expect(dayNumber(Date.parse("2026-11-19T15:00:00Z"), "Asia/Seoul")).toBe(numberOfDay("2026-11-20"));
  expect(dayNumber(Date.parse("2026-11-19T14:59:59.999Z"), "Asia/Seoul")).toBe(numberOfDay("2026-11-19"));
});

test("a day that a zone left out is not found, and its neighbours are", () => {
  // Samoa went from 29 to 31 December 2011.
  expect(dayOfNumber(dayNumber(Date.parse("2011-12-30T09:59:59Z"), "Pacific/Apia"))).toBe("2011-12-29");
  expect(dayOfNumber(dayNumber(Date.parse("2011-12-30T10:00:00Z"), "Pacific/Apia"))).toBe("2011-12-31");
});
