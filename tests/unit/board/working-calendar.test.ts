import { describe, expect, test } from "vitest";
import { assertWorkingCalendar, DAYS_OFF_MAX, DEFAULT_CALENDAR, inOrder, minutesOfDay, type WorkingCalendar } from "@/server/board/domain/working-calendar";
import { addDays } from "@/server/platform/domain/zoned-day";

const days = (count: number) => Array.from({ length: count }, (_, index) => addDays("2026-01-01", index));

describe("a working calendar", () => {
  test.each([
    ["the usual week", {}],
    ["all week, round the clock", { workingDays: ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], workFrom: "00:00", workTo: "24:00" }],
    ["a minute on Sundays", { workingDays: ["SUN"], workFrom: "23:59", workTo: "24:00" }],
    ["as many days off as there can be", { daysOff: days(DAYS_OFF_MAX) }],
  ] as [string, Partial<WorkingCalendar>][])("%s is one", (_, more) => {
    expect(() => assertWorkingCalendar({ ...DEFAULT_CALENDAR, ...more })).not.toThrow();
  });

  test.each([
    ["working_days_empty", { workingDays: [] }],
    ["working_days_repeated", { workingDays: ["MON", "MON"] }],
    ["working_hours_unreadable", { workFrom: "9:00" }],
    ["working_hours_unreadable", { workTo: "24:01" }],
    ["working_hours_unreadable", { workTo: "12:60" }],
    ["working_hours_backwards", { workFrom: "18:00", workTo: "09:00" }],
    ["working_hours_backwards", { workFrom: "09:00", workTo: "09:00" }],
    ["day_off_unknown", { daysOff: ["2026-02-29"] }],
    ["day_off_repeated", { daysOff: ["2026-12-25", "2026-12-24", "2026-12-25"] }],
    ["too_many_days_off", { daysOff: days(DAYS_OFF_MAX + 1) }],
  ] as [string, Partial<WorkingCalendar>][])("%s: %j", (reason, more) => {
    expect(() => assertWorkingCalendar({ ...DEFAULT_CALENDAR, ...more })).toThrow(expect.objectContaining({ code: "INVALID", reason }));
  });

  test("is kept with its days in order", () => {
    expect(inOrder({ ...DEFAULT_CALENDAR, workingDays: ["SUN", "MON"], daysOff: ["2026-12-25", "2026-01-01"] })).toMatchObject({ workingDays: ["MON", "SUN"], daysOff: ["2026-01-01", "2026-12-25"] });
  });
});

test.each([["00:00", 0], ["09:30", 570], ["24:00", 1440], ["24:30", null], ["9:30", null], ["noon", null]])("%s is %j minutes into the day", (time, minutes) => {
  expect(minutesOfDay(time)).toBe(minutes);
});
