import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "@/components/charts/csv-text";
import { spreadLabels } from "@/components/charts/spread-labels";
import { timeTicks } from "@/components/charts/time-ticks";
import { linearTicks, logTicks } from "@/components/charts/value-ticks";

const at = (text: string) => new Date(text);

describe("csv", () => {
  const cells = (row: (string | number | null)[]) => csvText([row]).slice(1);

  test("begins with a byte order mark and ends its lines by the book", () => {
    expect(csvText([["a", 1], ["b", null]])).toBe("\uFEFFa,1\r\nb,\r\n");
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x"])("%j is text, not a formula", (text) => {
    expect(cells([text]).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  test("a negative number stays a number", () => expect(cells([-3.5])).toBe("-3.5\r\n"));

  test("quotes what would break a row", () => expect(cells(['a "b", c', "d\ne"])).toBe('"a ""b"", c","d\ne"\r\n'));
});

describe("labels", () => {
  test("keep their places where there is room", () => expect(spreadLabels([10, 40, 80], 15, 0, 100)).toEqual([10, 40, 80]));

  test("never overlap, keep their order and stay inside", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }), (wanted) => {
        const placed = spreadLabels(wanted, 15, 0, 200);
        const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        const sorted = order.map((index) => placed[index]!);
        for (const [index, position] of sorted.entries()) {
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(200);
          if (index > 0) expect(position - sorted[index - 1]!).toBeGreaterThanOrEqual(15);
        }
      }),
    );
  });
});

describe("marks of a time axis", () => {
  test("are midnights of the board's zone, an hour apart from each other's days around a clock change", () => {
    const ticks = timeTicks(at("2026-03-07T05:00:00Z"), at("2026-03-10T05:00:00Z"), "America/New_York", 8);
    expect(ticks.map((tick) => tick.at.toISOString())).toEqual(["2026-03-07T05:00:00.000Z", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z", "2026-03-10T04:00:00.000Z"]);
  });

  test("are Mondays in weeks and firsts in months", () => {
    const weeks = timeTicks(at("2026-10-21T00:00:00Z"), at("2026-11-20T00:00:00Z"), "UTC", 8);
    expect(weeks.every(({ at: monday, step }) => step === "week" && monday.getUTCDay() === 1)).toBe(true);
    const months = timeTicks(at("2026-02-11T00:00:00Z"), at("2026-11-20T00:00:00Z"), "Asia/Seoul", 10);
    expect(months.map(({ at: first }) => first.toISOString())).toContain("2026-02-28T15:00:00.000Z");
  });

  test.each([
    ["an hour", "2026-03-02T09:51:00Z", "2026-03-02T10:51:00Z", 6, ["10:00", "10:10", "10:20", "10:30", "10:40", "10:50"]],
    ["an hour on a phone", "2026-03-02T09:50:00Z", "2026-03-02T10:50:00Z", 3, ["10:00", "10:30"]],
    ["less than round times lie apart", "2026-03-02T10:03:10Z", "2026-03-02T10:07:20Z", 3, ["10:04", "10:06"]],
    ["a few minutes", "2026-03-02T10:28:20Z", "2026-03-02T10:32:10Z", 5, ["10:29", "10:30", "10:31", "10:32"]],
    ["an afternoon", "2026-03-02T12:10:00Z", "2026-03-02T18:20:00Z", 4, ["14:00", "16:00", "18:00"]],
  ])("are round times of day over %s", (_, from, to, most, clock) => {
    const ticks = timeTicks(at(from), at(to), "UTC", most);
    expect(ticks.map((tick) => `${tick.step} ${tick.at.toISOString().slice(11, 19)}`)).toEqual(clock.map((time) => `hour ${time}:00`));
  });

  test("follow the clock on the wall through the night in which it changes", () => {
    const ticks = timeTicks(at("2026-03-28T17:00:00Z"), at("2026-03-29T17:00:00Z"), "Europe/Berlin", 5);
    expect(ticks.map((tick) => tick.at.toISOString().slice(8, 16))).toEqual(["28T17:00", "28T23:00", "29T04:00", "29T10:00", "29T16:00"]);
  });

  test("are finer ones, thinned out, where round ones would be one or two", () => {
    const two = timeTicks(at("2026-01-10T00:00:00Z"), at("2026-03-10T00:00:00Z"), "UTC", 4);
    expect(two.map((tick) => `${tick.step} ${tick.at.toISOString().slice(0, 10)}`)).toEqual(["week 2026-01-12", "week 2026-02-02", "week 2026-02-23"]);
    const alone = timeTicks(at("2026-01-02T00:00:00Z"), at("2026-02-27T00:00:00Z"), "UTC", 3);
    expect(alone.map((tick) => `${tick.step} ${tick.at.toISOString().slice(0, 10)}`)).toEqual(["week 2026-01-05", "week 2026-01-26", "week 2026-02-16"]);
  });

  test("begin years where finer steps are thinned out", () => {
    const years = timeTicks(at("2024-01-15T00:00:00Z"), at("2026-11-28T00:00:00Z"), "UTC", 7);
    expect(years.map((tick) => tick.at.toISOString().slice(0, 7))).toEqual(["2024-07", "2025-01", "2025-07", "2026-01", "2026-07"]);
    const narrow = timeTicks(at("2024-01-15T00:00:00Z"), at("2026-11-28T00:00:00Z"), "UTC", 3);
    expect(narrow.map((tick) => `${tick.step} ${tick.at.toISOString().slice(0, 7)}`)).toEqual(["year 2025-01", "year 2026-01"]);
  });

  test("are at least two, however short or long the period and however little room there is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 4000 * 24 * 60 }), fc.integer({ min: 3, max: 14 }), (minutes, most) => {
        const from = at("2019-05-17T03:00:20Z");
        expect(timeTicks(from, new Date(from.getTime() + minutes * 60_000), "Asia/Seoul", most).length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });

  test("are never more than asked for, in order, inside the period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 * 24 }), fc.integer({ min: 2, max: 14 }), (hours, most) => {
        const [from, to] = [at("2019-05-17T03:00:00Z"), new Date(Date.UTC(2019, 4, 17, 3) + hours * 3_600_000)];
        const ticks = timeTicks(from, to, "Asia/Seoul", most).map((tick) => tick.at.getTime());
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
        for (const tick of ticks) expect(tick >= from.getTime() && tick <= to.getTime()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test("marks of a value axis are round, whole where fractions mean nothing", () => {
  expect(linearTicks(4.2, 6, true)).toEqual([0, 1, 2, 3, 4]);
  expect(logTicks(1, 60)).toEqual([1, 2, 5, 10, 20, 50]);
  expect(logTicks(0.1, 1)).toEqual([0.1, 0.2, 0.5, 1]);
});
