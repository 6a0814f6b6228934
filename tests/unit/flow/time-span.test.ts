import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { secondsWithin, spanBetween, spanOfIntervals } from "@/server/flow/domain/time-span";

const at = (text: string) => Date.parse(text);

describe("inclusive days", () => {
  test.each([
    ["2026-03-02T00:30:00Z", "2026-03-02T23:30:00Z", "UTC", 1],
    ["2026-03-02T23:59:59.999Z", "2026-03-03T00:00:00Z", "UTC", 2],
    // The same two instants are one day in Seoul, where both fall on the 3rd.
    ["2026-03-02T23:59:59.999Z", "2026-03-03T00:00:00Z", "Asia/Seoul", 1],
    // 23 hours from noon to noon across the lost hour, and 25 across the found one.
    ["2026-03-07T17:00:00Z", "2026-03-08T16:00:00Z", "America/New_York", 2],
    ["2026-10-31T16:00:00Z", "2026-11-01T17:00:00Z", "America/New_York", 2],
    // The day on which Samoa has 23 hours of date line behind it, at UTC+13, and the far end, at UTC-8.
    ["2026-06-01T10:59:59Z", "2026-06-01T11:00:00Z", "Pacific/Apia", 2],
    ["2026-01-10T07:59:59Z", "2026-01-10T08:00:00Z", "America/Los_Angeles", 2],
    ["2026-12-31T10:00:00Z", "2027-01-01T10:00:00Z", "Pacific/Apia", 2],
    ["2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z", "UTC", 3],
  ])("%s to %s in %s is %d", (from, to, zone, days) => expect(spanBetween(at(from), at(to), calendarRuler(zone)).days).toBe(days));

  test("seconds are exact to the millisecond and know no zone", () => {
    expect(spanBetween(at("2026-03-08T04:59:59.877Z"), at("2026-03-08T08:00:00Z"), calendarRuler("America/New_York")).seconds).toBe(10_800.123);
  });
});

describe("shifting instants and zone together", () => {
  test("changes nothing, from UTC-8 to UTC+13", () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 * 86_400_000 }), fc.integer({ min: -8, max: 13 }), (from, length, offset) => {
        // In POSIX names the sign is turned: Etc/GMT-13 lies 13 hours ahead of Greenwich.
        const zone = `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
        const shifted = (time: number) => time - offset * 3_600_000;
        expect(spanBetween(shifted(from), shifted(from + length), calendarRuler(zone))).toEqual(spanBetween(from, from + length, calendarRuler("UTC")));
      }),
    );
  });
});

test("seconds inside a span are cut at its ends", () => {
  const blocked = [
    { from: at("2026-03-01T00:00:00Z"), to: at("2026-03-02T06:00:00Z") },
    { from: at("2026-03-04T22:00:00Z"), to: at("2026-03-09T00:00:00Z") },
    { from: at("2026-03-10T00:00:00Z"), to: at("2026-03-11T00:00:00Z") },
  ];
  expect(secondsWithin(blocked, at("2026-03-02T00:00:00Z"), at("2026-03-05T00:00:00Z"), calendarRuler("UTC"))).toBe(8 * 3600);
  expect(secondsWithin(blocked, at("2026-03-10T12:00:00Z"), null, calendarRuler("UTC"))).toBe(12 * 3600);
});

describe("a sum of stays", () => {
  test("without a stay is nothing", () => expect(spanOfIntervals([], calendarRuler("UTC"))).toEqual({ seconds: 0, days: 0 }));

  test("adds seconds and counts a day touched twice once", () => {
    const stays = [
      { from: at("2026-03-02T09:00:00Z"), to: at("2026-03-02T10:00:00Z") },
      { from: at("2026-03-02T12:00:00Z"), to: at("2026-03-03T01:00:00Z") },
      { from: at("2026-03-06T09:00:00Z"), to: at("2026-03-06T09:30:00Z") },
    ];
    expect(spanOfIntervals(stays, calendarRuler("UTC"))).toEqual({ seconds: 3600 + 13 * 3600 + 1800, days: 3 });
  });

  test("cut into pieces anywhere is the same as whole", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 20 * 86_400_000 }), { minLength: 2, maxLength: 8 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, fc.constantFrom("Asia/Seoul", "America/New_York", "Pacific/Apia"), (offsets, zone) => {
        const ends = offsets.map((offset) => Date.UTC(2026, 2, 1) + offset);
        const pieces = ends.slice(1).map((to, index) => ({ from: ends[index] as number, to }));
        const whole = spanBetween(ends[0] as number, ends.at(-1) as number, calendarRuler(zone));
        expect(spanOfIntervals(pieces, calendarRuler(zone))).toEqual(whole);
      }),
    );
  });
});
