import { describe, expect, test } from "vitest";
import { idealLine, workedDays } from "@/server/scrum/domain/ideal-line";

const WEEK = { workingDays: ["MON", "TUE", "WED", "THU", "FRI"] as ("MON" | "TUE" | "WED" | "THU" | "FRI")[], daysOff: [] as string[] };
const line = (from: string, to: string, zone: string, calendar = WEEK) =>
  idealLine({ startedAt: Date.parse(from), endsAt: Date.parse(to), points: 40, zone, calendar }).map(({ at, points }) => `${new Date(at).toISOString()} ${Math.round(points * 1000) / 1000}`);

describe("the ideal line", () => {
  test("falls evenly over working days and is flat on a weekend", () => {
    // Friday to Tuesday, whole days.
    expect(line("2026-11-06T00:00Z", "2026-11-11T00:00Z", "UTC")).toEqual([
      "2026-11-06T00:00:00.000Z 40",
      "2026-11-07T00:00:00.000Z 26.667",
      "2026-11-08T00:00:00.000Z 26.667",
      "2026-11-09T00:00:00.000Z 26.667",
      "2026-11-10T00:00:00.000Z 13.333",
      "2026-11-11T00:00:00.000Z 0",
    ]);
  });

  test("counts a part of a day as that part, by the days of the board's zone", () => {
    expect(line("2026-11-05T15:00Z", "2026-11-06T21:00Z", "Asia/Seoul", { ...WEEK, daysOff: ["2026-11-07"] })).toEqual([
      "2026-11-05T15:00:00.000Z 40",
      "2026-11-06T15:00:00.000Z 0",
      "2026-11-06T21:00:00.000Z 0",
    ]);
  });

  test("is of 25 hours on the day on which clocks go back", () => {
    const [, end] = line("2026-10-25T04:00Z", "2026-10-26T05:00Z", "America/New_York", { ...WEEK, workingDays: ["MON", "SUN"] as never });
    expect(end).toBe("2026-10-26T04:00:00.000Z 1.6");
    const points = line("2026-11-01T04:00Z", "2026-11-03T05:00Z", "America/New_York", { ...WEEK, workingDays: ["MON", "SUN"] as never });
    expect(points).toEqual(["2026-11-01T04:00:00.000Z 40", "2026-11-02T05:00:00.000Z 19.592", "2026-11-03T05:00:00.000Z 0"]);
  });

  test("goes straight where nobody works: a class on a Saturday", () => {
    expect(line("2026-11-07T10:00Z", "2026-11-07T10:10Z", "UTC")).toEqual(["2026-11-07T10:00:00.000Z 40", "2026-11-07T10:10:00.000Z 0"]);
  });

  test("has no slope without a length", () => {
    expect(line("2026-11-07T10:00Z", "2026-11-07T10:00Z", "UTC")).toHaveLength(2);
  });

  test("the days that are worked are those of the calendar", () => {
    expect(workedDays(Date.parse("2026-11-05T20:00Z"), Date.parse("2026-11-09T20:00Z"), "Asia/Seoul", { ...WEEK, daysOff: ["2026-11-10"] })).toEqual(["2026-11-06", "2026-11-09"]);
  });
});
