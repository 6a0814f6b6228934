import { describe, expect, test } from "vitest";
import { inWindow, metricWindow } from "@/server/flow/domain/metric-window";

const clock = new Date("2026-11-20T03:00:00Z");
const iso = ({ from, to, now }: { from: Date; to: Date; now: Date }) => [from, to, now].map((instant) => instant.toISOString());

describe("the window of a metric", () => {
  test("is the last 90 complete days and today, by the board's days", () => {
    expect(iso(metricWindow({}, "Asia/Seoul", clock))).toEqual(["2026-08-21T15:00:00.000Z", "2026-11-20T03:00:00.000Z", "2026-11-20T03:00:00.000Z"]);
  });

  test("takes days as their first instant in the board's zone", () => {
    expect(iso(metricWindow({ from: "2026-03-08", to: "2026-03-09" }, "America/New_York", clock)).slice(0, 2)).toEqual([
      "2026-03-08T05:00:00.000Z",
      "2026-03-09T04:00:00.000Z",
    ]);
  });

  test("takes instants with any offset, and a present of the caller's choosing", () => {
    const window = metricWindow({ from: "2026-03-08T00:00:00+09:00", now: "2026-04-01T00:00:00.5Z" }, "UTC", clock);
    expect(iso(window)).toEqual(["2026-03-07T15:00:00.000Z", "2026-04-01T00:00:00.500Z", "2026-04-01T00:00:00.500Z"]);
  });

  test("ends 90 days after its default start where it ends in the past", () => {
    expect(iso(metricWindow({ to: "2020-12-31" }, "UTC", clock))[0]).toBe("2020-10-02T00:00:00.000Z");
  });

  test.each([
    [{ from: "2026-02-30" }, "bad_date"],
    [{ from: "2026-11-10T10:00:00" }, "bad_date"],
    [{ to: "yesterday" }, "bad_date"],
    [{ now: "2026-11-20T25:00:00Z" }, "bad_date"],
    [{ from: "" }, "bad_date"],
    [{ from: "2026-11-02", to: "2026-11-01" }, "bad_window"],
    [{ from: "2027-01-01" }, "bad_window"],
  ])("refuses %j as %s", (input, reason) => {
    expect(() => metricWindow(input, "UTC", clock)).toThrow(expect.objectContaining({ code: "INVALID", reason }));
  });

  test("is half-open: its start belongs to it, its end does not, and nothing after now", () => {
    const window = metricWindow({ from: "2026-11-01", to: "2026-11-10" }, "UTC", clock);
    expect(inWindow(Date.parse("2026-11-01T00:00:00Z"), window)).toBe(true);
    expect(inWindow(Date.parse("2026-10-31T23:59:59.999Z"), window)).toBe(false);
    expect(inWindow(Date.parse("2026-11-09T23:59:59.999Z"), window)).toBe(true);
    expect(inWindow(Date.parse("2026-11-10T00:00:00Z"), window)).toBe(false);
    expect(inWindow(Date.parse("2026-11-20T03:00:00.001Z"), metricWindow({ to: "2026-12-01" }, "UTC", clock))).toBe(false);
  });

  test("that ends at now includes what happened at this very instant", () => {
    expect(inWindow(clock.getTime(), metricWindow({}, "UTC", clock))).toBe(true);
  });
});
