import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfNumber, dayNumber } from "@/server/platform/domain/day-number";
import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { inWindow, type MetricWindow } from "@/server/flow/domain/metric-window";
import { periodsOf, stepFor, STEPS, type Period } from "@/server/flow/domain/periods";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const until = (from: string, to: string, now = to): MetricWindow => ({ from: new Date(from), to: new Date(to), now: new Date(now), open: to === now });
const told = (periods: Period[]) => periods.map(({ date, complete }) => [date, complete]);
const hoursOf = (periods: Period[]) => periods.map(({ start, end }) => (end.getTime() - start.getTime()) / HOUR);

describe("the periods of a window", () => {
  test("are the zone's days, the one that holds now unfinished", () => {
    const periods = periodsOf(until("2026-11-17T15:00:00Z", "2026-11-20T03:00:00Z"), "day", "Asia/Seoul");
    expect(told(periods)).toEqual([["2026-11-18", true], ["2026-11-19", true], ["2026-11-20", false]]);
    expect(periods.at(-1)).toMatchObject({ start: new Date("2026-11-19T15:00:00Z"), end: new Date("2026-11-20T15:00:00Z") });
  });

  test("begin with the one that holds the beginning, which is not complete", () => {
    expect(told(periodsOf(until("2026-11-18T10:00:00Z", "2026-11-20T00:00:00Z", "2026-11-25T00:00:00Z"), "day", "UTC"))).toEqual([["2026-11-18", false], ["2026-11-19", true]]);
  });

  test("end at now where the window ends later, and hold this very instant", () => {
    expect(told(periodsOf(until("2026-11-18T00:00:00Z", "2026-12-01T00:00:00Z", "2026-11-19T00:00:00Z"), "day", "UTC"))).toEqual([["2026-11-18", true], ["2026-11-19", false]]);
  });

  test("are weeks from Monday, by their Monday", () => {
    const periods = periodsOf(until("2026-10-28T00:00:00Z", "2026-11-16T00:00:00Z", "2026-11-20T00:00:00Z"), "week", "UTC");
    expect(told(periods)).toEqual([["2026-10-26", false], ["2026-11-02", true], ["2026-11-09", true]]);
  });

  test("are months by their first day, before 1970 too", () => {
    expect(told(periodsOf(until("1969-12-31T00:00:00Z", "1970-03-02T00:00:00Z"), "month", "UTC"))).toEqual([
      ["1969-12-01", false],
      ["1970-01-01", true],
      ["1970-02-01", true],
      ["1970-03-01", false],
    ]);
    expect(periodsOf(until("1969-12-31T00:00:00Z", "1970-01-06T00:00:00Z"), "week", "UTC").map(({ date }) => date)).toEqual(["1969-12-29", "1970-01-05"]);
  });

  test("a day on which the clocks change has 23 or 25 hours", () => {
    expect(hoursOf(periodsOf(until("2026-03-07T05:00:00Z", "2026-03-10T04:00:00Z", "2026-04-01T00:00:00Z"), "day", "America/New_York"))).toEqual([24, 23, 24]);
    expect(hoursOf(periodsOf(until("2026-10-31T04:00:00Z", "2026-11-03T05:00:00Z", "2026-12-01T00:00:00Z"), "day", "America/New_York"))).toEqual([24, 25, 24]);
    expect(hoursOf(periodsOf(until("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-12-01T00:00:00Z"), "hour", "America/New_York"))).toEqual(Array(25).fill(1));
  });

  test("hours begin at the zone's own hours", () => {
    const periods = periodsOf(until("2026-11-20T03:40:00Z", "2026-11-20T05:10:00Z"), "hour", "Asia/Kolkata");
    expect(told(periods)).toEqual([["2026-11-20T03:30:00.000Z", false], ["2026-11-20T04:30:00.000Z", false]]);
  });

  test("where the clocks change by half an hour, the hour around it is half as long", () => {
    // Lord Howe: on 5 April 2026 at 15:00 UTC of the day before, 02:00 becomes 01:30.
    expect(hoursOf(periodsOf(until("2026-04-04T14:00:00Z", "2026-04-04T16:30:00Z"), "hour", "Australia/Lord_Howe")).slice(0, 3)).toEqual([1, 0.5, 1]);
    expect(told(periodsOf(until("2026-04-04T15:10:00Z", "2026-04-04T15:20:00Z"), "hour", "Australia/Lord_Howe"))).toEqual([["2026-04-04T15:00:00.000Z", false]]);
  });

  test("where the clocks change within an hour, the first period is the one that holds the beginning", () => {
    // Newfoundland, 7 November 2010: at 00:01 it was 23:01 again.
    const periods = periodsOf(until("2010-11-07T02:40:00Z", "2010-11-07T04:00:00Z"), "hour", "America/St_Johns");
    expect(periods.map(({ date }) => date)).toEqual(["2010-11-07T02:31:00.000Z", "2010-11-07T03:30:00.000Z"]);
  });

  test("are minutes for an hour in a class", () => {
    const periods = periodsOf(until("2026-11-20T03:00:30Z", "2026-11-20T03:02:00Z", "2026-11-20T04:00:00Z"), "minute", "Asia/Seoul");
    expect(told(periods)).toEqual([["2026-11-20T03:00:00.000Z", false], ["2026-11-20T03:01:00.000Z", true]]);
  });

  test("leave out the day that a zone left out", () => {
    const periods = periodsOf(until("2011-12-29T10:00:00Z", "2012-01-01T10:00:00Z", "2012-06-01T00:00:00Z"), "day", "Pacific/Apia");
    expect(periods.map(({ date }) => date)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  test("are none in a window without length or in the future", () => {
    expect(periodsOf(until("2026-11-20T03:00:00Z", "2026-11-20T03:00:00Z"), "day", "UTC")).toEqual([]);
    expect(periodsOf(until("2026-11-21T00:00:00Z", "2026-11-25T00:00:00Z", "2026-11-20T00:00:00Z"), "hour", "UTC")).toEqual([]);
  });
});

const ZONES = ["UTC", "Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo"];
const LENGTHS = { minute: 5 * HOUR, hour: 5 * DAY, day: 90 * DAY, week: 900 * DAY, month: 3000 * DAY };

test("in any zone they follow each other without gap, hold every instant of the window, and bear the day on which they begin", () => {
  const cases = fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2030, 0, 1) }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1.5, noNaN: true }));
  fc.assert(
    fc.property(cases, ([step, zone, from, length, age]) => {
      const to = from + Math.floor(length * LENGTHS[step]);
      const now = from + Math.floor(length * age * LENGTHS[step]);
      const window = { from: new Date(from), to: new Date(to), now: new Date(now), open: to === now };
      const periods = periodsOf(window, step, zone);
      fc.pre(from < to);
      for (const [index, { date, start, end, complete }] of periods.entries()) {
        expect(start.getTime()).toBeLessThan(end.getTime());
        if (index > 0) expect(start).toEqual(periods[index - 1]?.end);
        expect(complete).toBe(start.getTime() >= from && end.getTime() <= Math.min(to, now));
        if (step === "minute" || step === "hour") expect(date).toBe(start.toISOString());
        else expect([zonedDay(start, zone), zonedDay(new Date(start.getTime() - 1), zone) < date]).toEqual([date, true]);
        if (step === "week") expect(new Date(date).getUTCDay()).toBe(1);
        if (step === "month") expect(date.slice(8)).toBe("01");
      }
      for (const at of [from, Math.min(to, now), Math.min(to - 1, now)]) {
        const holding = periods.filter(({ start, end }) => start.getTime() <= at && at < end.getTime());
        if (inWindow(at, window)) expect(holding).toHaveLength(1);
      }
      if (periods.length > 0) expect(periods[0]?.end.getTime()).toBeGreaterThan(from);
    }),
    { numRuns: 300 },
  );
});

describe("the step of a page", () => {
  const days = (count: number): MetricWindow => until("2026-01-01T00:00:00Z", new Date(Date.UTC(2026, 0, 1) + count * DAY).toISOString());
  test.each([
    [3 / 24, "minutes", "minute"],
    [3.1 / 24, "minutes", "hour"],
    [3 / 24, "hours", "hour"],
    [3 / 24, "days", "day"],
    [4, "hours", "hour"],
    [4 + 1 / 24, "hours", "hour"],
    [4.1, "hours", "day"],
    [120, "days", "day"],
    [120.1, "minutes", "week"],
    [3 * 365, "days", "week"],
    [3 * 366 + 1, "hours", "month"],
  ] as const)("over %d days read in %s is a %s", (count, unit, step) => expect(stepFor(days(count), unit)).toBe(step));

  test("goes by the past of the window alone", () => {
    expect(stepFor(until("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), "hours")).toBe("hour");
  });
});

test("a day's number and its period agree", () => {
  const [period] = periodsOf(until("2026-03-29T12:00:00Z", "2026-03-29T13:00:00Z"), "day", "Europe/Paris");
  expect(period && dayOfNumber(dayNumber(period.start.getTime(), "Europe/Paris"))).toBe("2026-03-29");
  expect(period && zonedDay(period.end, "Europe/Paris")).toBe(addDays("2026-03-29", 1));
});
