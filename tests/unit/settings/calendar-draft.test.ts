import { describe, expect, test } from "vitest";
import { rangesOf, weekendExample, withDaysOff } from "@/components/settings/calendar-draft";
import { calendarRefusal, DAYS_OFF_MAX, DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";

describe("days off", () => {
  test("are added as a range, in order", () => {
    const calendar = withDaysOff({ ...DEFAULT_CALENDAR, daysOff: ["2027-01-01"] }, { from: "2026-12-30", to: "2026-12-31" });
    expect(calendar.daysOff).toEqual(["2026-12-30", "2026-12-31", "2027-01-01"]);
    expect(calendarRefusal(calendar)).toBeNull();
  });

  test("that overlap are refused, and so are too many, however many that would be", () => {
    const before = { ...DEFAULT_CALENDAR, daysOff: ["2026-12-25"] };
    expect(calendarRefusal(withDaysOff(before, { from: "2026-12-24", to: "2026-12-26" }))).toMatchObject({ reason: "day_off_repeated", facts: { day: "2026-12-25" } });
    const endless = withDaysOff(DEFAULT_CALENDAR, { from: "0001-01-01", to: "9999-12-31" });
    expect(endless.daysOff).toHaveLength(DAYS_OFF_MAX + 1);
    expect(calendarRefusal(endless)).toMatchObject({ reason: "too_many_days_off" });
  });

  test("that follow each other are told as one range", () => {
    expect(rangesOf(["2026-12-25", "2026-12-31", "2027-01-01"])).toEqual([{ from: "2026-12-25", to: "2026-12-25" }, { from: "2026-12-31", to: "2027-01-01" }]);
    expect(rangesOf([])).toEqual([]);
  });
});

test.each([
  ["2026-11-16", "2026-11-20"],
  ["2026-11-20", "2026-11-20"],
  ["2026-11-21", "2026-11-27"],
  ["2026-11-22", "2026-11-27"],
])("on %s the next weekend begins on %s, at the board's own hour", (today, friday) => {
  const { from, to } = weekendExample(today, "Asia/Seoul");
  expect(from).toEqual(new Date(`${friday}T17:00:00+09:00`));
  expect(to.getTime() - from.getTime()).toBe(65 * 3_600_000);
});
