import { describe, expect, test } from "vitest";
import { flowPageInput as asInput, readFlowSearch, writeFlowSearch } from "@/components/flow/flow-search";
import { keyTarget, nearestDot } from "@/components/flow/scatter/nearest-dot";
import { scatterScales } from "@/components/flow/scatter/scatter-scales";
import { flowPageInput } from "@/server/flow/contracts/inputs";
import { exactTime } from "@/server/flow/domain/exact-time";
import { periodWindow } from "@/server/flow/domain/page-period";

const parse = (query: string) => readFlowSearch(Object.fromEntries(new URLSearchParams(query)));

describe("the address of the Flow page", () => {
  test.each([
    "",
    "?period=30",
    "?kind=TOIL&sprint=12&epic=0198",
    "?period=all&measure=cycle",
    "?from=2026-01-01&through=2026-01-31&kind=DEFECT&label=%EA%B2%B0%EC%A0%9C+%26&person=0198&measure=cycle&scale=log",
  ])("%s reads and writes as itself", (query) => expect(writeFlowSearch(parse(query))).toBe(query));

  test.each(["?period=31", "?from=2026-02-31&through=2026-03-01", "?from=2026-03-02&through=2026-03-01", "?from=2026-03-02", "?sprint=0", "?sprint=first", "?kind=EPIC&scale=cubic&label=%20"])(
    "%s means the default",
    (query) => expect(writeFlowSearch(parse(query))).toBe(""),
  );

  test("whatever it says, the server can be asked it", () => {
    for (const query of ["", "?period=all", "?from=2026-01-01&through=2026-01-31&kind=DEFECT", `?label=${"x".repeat(300)}`]) {
      expect(flowPageInput.safeParse(asInput(parse(query))).success).toBe(true);
    }
    expect(readFlowSearch({ kind: ["DEFECT", "TOIL"] }).filter.kind).toBe("DEFECT");
  });
});

test("a period through a day includes that day, and no more", () => {
  const now = new Date("2026-11-20T16:00:00Z");
  expect(periodWindow({ from: "2026-01-01", through: "2026-01-31" }, "Asia/Seoul", now, null)).toEqual({ from: "2026-01-01", to: "2026-02-01" });
  expect(periodWindow({ days: 30 }, "Asia/Seoul", now, null)).toEqual({ from: "2026-10-22" });
  expect(periodWindow({ all: true }, "Asia/Seoul", now, new Date("2020-06-12T20:00:00Z"))).toEqual({ from: "2020-06-13" });
  expect(periodWindow({ all: true }, "Asia/Seoul", now, null)).toEqual({ from: "2026-11-21" });
});

test("a span is told exactly", () => {
  expect(exactTime(2 * 86_400 + 3 * 3600 + 4 * 60 + 5.999)).toEqual({ days: 2, hours: 3, minutes: 4, seconds: 5 });
});

describe("the dots", () => {
  const places = [{ x: 10, y: 10 }, { x: 30, y: 10 }, { x: 200, y: 50 }];

  test("are found a little beside themselves, the nearest first, and not from afar", () => {
    expect(nearestDot(places, 21, 10)).toBe(1);
    expect(nearestDot(places, 19, 10)).toBe(0);
    expect(nearestDot(places, 100, 10)).toBeNull();
  });

  test("are walked by arrows to the ends and no further", () => {
    expect([keyTarget("ArrowRight", 0, 2), keyTarget("ArrowRight", 2, 2), keyTarget("ArrowLeft", 0, 2), keyTarget("End", 0, 2), keyTarget("x", 0, 2)]).toEqual([1, 2, 0, 2, null]);
    expect(keyTarget("Home", 0, -1)).toBeNull();
  });
});

describe("scales", () => {
  const frame = { left: 0, right: 100, top: 0, bottom: 100 };
  const window = { from: new Date("2026-01-01T00:00:00Z"), to: new Date("2026-01-11T00:00:00Z") };
  const value = (days: number) => ({ seconds: days * 86_400, days }) as Parameters<typeof scatterScales>[0][number];

  test("the range ends where the period does, not at the last completion", () => {
    const { x } = scatterScales([value(3)], window, "days", "linear", frame);
    expect(x(new Date("2026-01-06T00:00:00Z"))).toBe(50);
    expect(x(window.to)).toBe(100);
  });

  test.each(["linear", "log"] as const)("every dot is inside the frame, slower is higher (%s)", (scale) => {
    for (const unit of ["days", "hours", "minutes"] as const) {
      const { y, yTicks } = scatterScales([value(0), value(1), value(40)], window, unit, scale, frame);
      const heights = [0, 1, 40].map((each) => y(unit === "days" ? each : each * 24));
      expect(heights.every((height) => height >= -0.001 && height <= 100.001)).toBe(true);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
      expect(yTicks.length).toBeGreaterThan(2);
    }
  });
});
