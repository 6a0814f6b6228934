import { describe, expect, test } from "vitest";
import { draftOf, LENGTHS, newDraft, readSpan, withLength } from "@/components/scrum/plan/sprint-draft";
import { instantOfMinute, zonedMinute } from "@/server/platform/domain/zoned-minute";

const ZONE = "America/New_York";
const sprint = { name: "One", goal: "", startsAt: "2026-10-26T13:00:30.000Z", endsAt: "2026-11-09T14:00:00.000Z" };
const length = (id: (typeof LENGTHS)[number]["id"]) => LENGTHS.find((one) => one.id === id)!;

describe("a sprint as it is typed", () => {
  test("shows times as the clock of the board's zone does, and reads them back, untouched ones to the millisecond", () => {
    const draft = draftOf(sprint, ZONE);
    expect([draft.start, draft.end]).toEqual([{ day: "2026-10-26", time: "09:00" }, { day: "2026-11-09", time: "09:00" }]);
    expect(readSpan(draft, ZONE, sprint)).toEqual({ startsAt: sprint.startsAt, endsAt: sprint.endsAt });
    expect(readSpan({ ...draft, start: { ...draft.start, time: "10:30" } }, ZONE, sprint)?.startsAt).toBe("2026-10-26T14:30:00.000Z");
  });

  test("lasts weeks on the calendar, also when the clocks change, and minutes on the clock", () => {
    const draft = draftOf(sprint, ZONE);
    expect(withLength(draft, length("week"), ZONE).end).toEqual({ day: "2026-11-02", time: "09:00" });
    expect(readSpan(withLength(draft, length("week"), ZONE), ZONE)?.endsAt).toBe("2026-11-02T14:00:00.000Z");
    const late = { ...draft, start: { day: "2026-10-31", time: "23:50" } };
    expect(withLength(late, length("halfHour"), ZONE).end).toEqual({ day: "2026-11-01", time: "00:20" });
  });

  test("is not read where a day or a time is missing", () => {
    const draft = draftOf(sprint, ZONE);
    expect(readSpan({ ...draft, end: { day: "", time: "09:00" } }, ZONE)).toBeNull();
    const startless = { ...draft, start: { day: "2026-10-26", time: "" } };
    expect(readSpan(startless, ZONE)).toBeNull();
    expect(withLength(startless, length("week"), ZONE)).toBe(startless);
  });

  test("begins where the last open one ends, or now", () => {
    const now = Date.parse("2026-11-01T12:00:00Z");
    expect(newDraft([{ endsAt: sprint.endsAt, closedAt: null }], now, "UTC").start).toEqual({ day: "2026-11-09", time: "14:00" });
    expect(newDraft([{ endsAt: sprint.endsAt, closedAt: sprint.endsAt }], now, "UTC")).toMatchObject({ start: { day: "2026-11-01" }, end: { day: "2026-11-15", time: "12:00" } });
  });
});

test("a minute of the clock is the instant at which the clock shows it", () => {
  expect(zonedMinute(new Date("2026-11-20T15:05:00Z"), "Asia/Seoul")).toEqual({ day: "2026-11-21", time: "00:05" });
  expect(instantOfMinute({ day: "2026-11-21", time: "00:05" }, "Asia/Seoul")).toEqual(new Date("2026-11-20T15:05:00Z"));
  for (const time of ["24:00", "9:00", "", "09:60"]) expect(instantOfMinute({ day: "2026-11-21", time }, "UTC")).toBeNull();
});
