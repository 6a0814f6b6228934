import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beeswarm } from "@/components/charts/beeswarm";
import { periodTicks } from "@/components/charts/period-ticks";
import { nearestPeriod, periodTarget } from "@/components/charts/period-walk";
import { rounded } from "@/components/charts/rounded";
import { stacked, stackedAreas } from "@/components/charts/stacked-areas";
import { stepPath } from "@/components/charts/step-path";
import { percentNames } from "@/components/flow/spans/percent-names";
import { ageingScales } from "@/components/flow/ageing/ageing-scales";
import { finishedWithin } from "@/components/flow/page/finished-within";
import { layerScales } from "@/components/flow/layers/layer-scales";
import { throughputScales } from "@/components/flow/throughput/throughput-scales";
import { limitChanges, wipScales } from "@/components/flow/wip/wip-scales";
import { withDrawn } from "@/components/flow/with-drawn";
import type { FlowPage } from "@/server/flow/contracts/page";
import { addDays } from "@/server/platform/domain/zoned-day";

const FRAME = { left: 40, right: 440, top: 20, bottom: 220 };
const daysFrom = (first: string, count: number, step = 1) => Array.from({ length: count }, (_, index) => addDays(first, index * step));
/** The right parts of cards for what is asked of them here. */
const finished = (finishedAt: string) => ({ card: finishedAt, finishedAt }) as FlowPage["cards"][number];

describe("walking periods", () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 60 }).map((all) => all.sort((a, b) => a - b));

  test("the pointer meets the nearest one", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: -100, max: 5100 }), (all, x) => {
        const found = nearestPeriod(all, x)!;
        expect(Math.abs(all[found]! - x)).toBe(Math.min(...all.map((place) => Math.abs(place - x))));
      }),
    );
    expect(nearestPeriod([], 3)).toBeNull();
  });

  test("keys lead one on, a page on, to the ends, and never over them", () => {
    expect(["ArrowRight", "ArrowLeft", "Home", "End", "PageUp", "PageDown", "Tab"].map((key) => periodTarget(key, 50, 100))).toEqual([51, 49, 0, 100, 60, 40, null]);
    expect(periodTarget("ArrowRight", 100, 100)).toBe(100);
    expect(periodTarget("PageDown", 3, 100)).toBe(0);
    expect(periodTarget("Home", 0, -1)).toBeNull();
  });
});

describe("names under a series", () => {
  const named = (dates: string[], most: number, zone = "UTC") => periodTicks(dates, zone, most).map(({ index, step }) => `${dates[index]} ${step}`);

  test("are every day where they fit, then Mondays, then firsts of months", () => {
    expect(named(daysFrom("2026-11-01", 4), 5)).toHaveLength(4);
    expect(named(daysFrom("2026-11-01", 22), 5)).toEqual(["2026-11-02 week", "2026-11-09 week", "2026-11-16 week"]);
    expect(named(daysFrom("2026-08-20", 90), 5)).toEqual(["2026-09-01 month", "2026-10-01 month", "2026-11-01 month"]);
  });

  test("of weeks are the first ones that begin in a month, and of ten years are years", () => {
    expect(named(daysFrom("2026-08-24", 13, 7), 5)).toEqual(["2026-09-07 month", "2026-10-05 month", "2026-11-02 month"]);
    expect(named(daysFrom("2016-12-12", 520, 7), 6).every((name) => /-01-0\d year$/.test(name))).toBe(true);
  });

  test("of months are evenly apart: quarters, or firsts of years, and never those that happen to begin on a Monday", () => {
    const months = Array.from({ length: 41 }, (_, index) => new Date(Date.UTC(2023, 6 + index, 1)).toISOString().slice(0, 10));
    expect(named(months, 20)).toEqual(months.filter((date) => ["01", "04", "07", "10"].includes(date.slice(5, 7))).map((date) => `${date} quarter`));
    expect(named(months, 6)).toEqual(["2024-01-01 year", "2025-01-01 year", "2026-01-01 year"]);
    expect(named(months.slice(0, 5), 6)).toHaveLength(5);
  });

  test("of minutes are round times of the board's own clock", () => {
    const minutes = Array.from({ length: 180 }, (_, index) => new Date(Date.parse("2026-11-22T01:07:00Z") + index * 60_000).toISOString());
    expect(named(minutes, 4, "Asia/Kathmandu").map((name) => name.slice(11, 16))).toEqual(["01:15", "02:15", "03:15"]);
  });

  test("are never more than have room, whatever the step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.constantFrom(1, 7, 30), fc.integer({ min: 2, max: 12 }), (count, step, most) => {
        expect(periodTicks(daysFrom("2016-02-28", count, step), "UTC", most).length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});

describe("dots of one age", () => {
  test("stand apart wherever all of them have room, and stay in their column", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }), fc.integer({ min: 30, max: 150 }), (heights, half) => {
        const { offsets, radius } = beeswarm(heights, half);
        expect(offsets.every((offset) => Math.abs(offset) + radius <= half + 1e-6)).toBe(true);
        for (const [a, x] of offsets.entries()) {
          for (let b = 0; b < a; b += 1) expect(Math.hypot(x - offsets[b]!, heights[a]! - heights[b]!)).toBeGreaterThanOrEqual(2 * radius);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("share the row where there are hundreds, from end to end", () => {
    const { offsets } = beeswarm(Array.from({ length: 400 }, () => 50), 40);
    expect(new Set(offsets).size).toBe(400);
    expect(Math.max(...offsets)).toBeLessThan(40);
  });
});

describe("lines and areas", () => {
  const y = (value: number) => 100 - value;

  test("a step holds through its period, and no limit is a gap", () => {
    expect(stepPath([3, null, 5], [0, 10, 20, 30], y)).toBe("M0,97L10,97M20,95L30,95");
  });

  test("an area lies between its own line and the one below", () => {
    expect(stackedAreas([[1, 2], [4, 5]], [0, 10], y, 10)).toEqual(["M0,99L10,98L10,100L0,100Z", "M0,96L10,95L10,98L0,99Z"]);
    expect(stacked([[1, 2], [3, 3]])).toEqual([[1, 2], [4, 5]]);
  });

  test("one period alone is drawn as wide as the plot", () => {
    const { areas, places } = layerScales([{ column: "DONE", line: [3], value: 3 }], 1, FRAME);
    expect(places).toEqual([240]);
    expect(areas[0]).toMatch(/^M40,.*L440,/);
  });
});

describe("places of a series", () => {
  test("a period without a completion is still seen, and nothing leaves the frame", () => {
    const series = [0, 7, 0, 3].map((count, index) => ({ date: addDays("2026-11-01", index), complete: true, count }));
    const { bars } = throughputScales(series, [9, null], FRAME);
    expect(bars.map(({ height }) => height > 0)).toEqual([true, true, true, true]);
    for (const bar of bars) expect([bar.x >= FRAME.left, bar.x + bar.width <= FRAME.right, bar.y >= FRAME.top, bar.y + bar.height <= FRAME.bottom]).toEqual([true, true, true, true]);
  });

  test("only what is over the limit of its time is marked, a limit of 0 included", () => {
    const series = [[5, 4], [4, 4], [2, 0], [9, null]].map(([wip = 0, limit = null], index) => ({ date: addDays("2026-11-01", index), complete: true, wip: wip ?? 0, limit, headcount: 3 }));
    const { over, y } = wipScales(series, null, FRAME);
    expect(over.map(({ x }) => x)).toEqual([40, 240]);
    expect(over[1]!.y + over[1]!.height).toBeCloseTo(y(0));
  });

  test("a flag stands in the period in which In Work's limit was changed, also beside something else", () => {
    const series = daysFrom("2026-11-01", 5).map((date) => ({ date, complete: true, wip: 1, limit: 2, headcount: 3 }));
    const part = (column: "PLANNED" | "IN_WORK") => ({ kind: "limit" as const, column, from: 8, to: 4 });
    const changes: FlowPage["changes"] = [
      { id: "9", at: "2026-11-03T15:30:00Z", also: [part("IN_WORK")], kind: "headcount", from: 4, to: 3 },
      { id: "7", at: "2026-11-02T01:00:00Z", also: [], ...part("PLANNED") },
      { id: "5", at: "2026-11-01T01:00:00Z", also: [], ...part("IN_WORK") },
    ];
    expect(limitChanges(changes, series, "Asia/Seoul")).toEqual([{ id: "5", index: 0, from: 8, to: 4 }, { id: "9", index: 3, from: 8, to: 4 }]);
  });

  test("a card lies behind the bar of the board's own day, week or minute", () => {
    const cards = ["2026-11-01T14:59:00Z", "2026-11-01T15:00:00Z", "2026-11-09T00:00:00Z"].map(finished);
    const keys = (dates: string[]) => finishedWithin(cards, dates, "Asia/Seoul").map((found) => found.length);
    expect(keys(["2026-11-01", "2026-11-02", "2026-11-03"])).toEqual([1, 1, 1]);
    expect(keys(["2026-10-26", "2026-11-02", "2026-11-09"])).toEqual([1, 1, 1]);
    expect(keys(["2026-11-01T14:59:00.000Z", "2026-11-01T15:00:00.000Z"])).toEqual([1, 2]);
  });
});

describe("ages in their columns", () => {
  const span = (days: number) => ({ seconds: days * 86_400, days });
  const none = { "50": null, "70": null, "85": null, "95": null };
  const ageing = (count: number): FlowPage["ageing"] => ({
    cards: Array.from({ length: count }, (_, index) => ({
      card: `ERP-${index}`, externalId: null, title: "", kind: "TOIL", column: "IN_WORK", ...span(20), startedAt: "2026-11-01T00:00:00Z", blocked: false, assignees: [], flagged: true,
    })),
    bands: { BACKLOG: none, PLANNED: none, IN_WORK: { "50": span(3), "70": span(3), "85": span(3), "95": span(4) } },
    bandsN: { BACKLOG: 0, PLANNED: 0, IN_WORK: 12 },
  });

  test("In Work is there without a card, and labels stand apart and inside", () => {
    expect(ageingScales(ageing(0), "days", FRAME).columns.map(({ column }) => column)).toEqual(["IN_WORK"]);
    const [column] = ageingScales(ageing(30), "days", FRAME).columns;
    const heights = column!.labels.map(({ y }) => y).sort((a, b) => a - b);
    expect(heights.length + column!.unlabelled).toBe(30);
    for (const [index, y] of heights.entries()) if (index > 0) expect(y - heights[index - 1]!).toBeGreaterThanOrEqual(15);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(FRAME.top);
    expect(Math.max(...heights)).toBeLessThanOrEqual(FRAME.bottom);
  });

  test("percents of the same age share an edge and a name, and names stand apart from the ground up", () => {
    const [column] = ageingScales(ageing(1), "days", FRAME).columns;
    expect(column!.edges.map(({ percents }) => percents)).toEqual([[50, 70, 85], [95]]);
    const [lower, upper] = column!.edges.map(({ labelY }) => labelY);
    expect(lower! - upper!).toBeGreaterThanOrEqual(14);
    expect(percentNames([50, 70, 85], (share) => `${share * 100}%`)).toBe("50–85%");
    expect(percentNames([95], (share) => `${share * 100}%`)).toBe("95%");
  });

  test("on a phone there is room for dots and not for labels", () => {
    const [column] = ageingScales(ageing(3), "days", { ...FRAME, right: 160 }).columns;
    expect([column!.labels.length, column!.unlabelled]).toEqual([0, 3]);
  });
});

test("averages are told as exactly as anybody needs", () => expect([12.34, 5.678, 0.4321, 0.0456, 0].map(rounded)).toEqual([12, 5.7, 0.43, 0.046, 0]));

test("how charts are drawn stays in the address when the rest of it changes", () => {
  expect(withDrawn("/flow?period=30", new URLSearchParams("kind=DEFECT&done=1"))).toBe("/flow?period=30&done=1");
  expect(withDrawn("/flow", new URLSearchParams("bars=day"))).toBe("/flow?bars=day");
  expect(withDrawn("/flow", new URLSearchParams("kind=DEFECT"))).toBe("/flow");
});
