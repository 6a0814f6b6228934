import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curvePlaces, pointAfterKey, pointUnder, shownPoints } from "@/components/flow/forecast/curve-places";
import { dayPresets, firstItems, itemPresets } from "@/components/flow/forecast/forecast-presets";
import { readForecastQuestion, withForecastQuestion } from "@/components/flow/forecast/forecast-question";

const TODAY = "2026-11-27";

describe("what a reader is likely to ask", () => {
  test("is about the cards in work, those planned as well, and a dozen, each number once", () => {
    expect(itemPresets({ IN_WORK: 4, PLANNED: 5 }).map(({ items }) => items)).toEqual([4, 9, 12]);
    expect(itemPresets({ IN_WORK: 4, PLANNED: 0 }).map(({ id }) => id)).toEqual(["inWork", "dozen"]);
    expect(itemPresets({ IN_WORK: 0, PLANNED: 12 }).map(({ id }) => id)).toEqual(["planned"]);
    expect(itemPresets({ IN_WORK: 0, PLANNED: 0 }).map(({ id }) => id)).toEqual(["dozen"]);
  });

  test("begins with everything that is planned or in work", () => {
    expect(firstItems({ IN_WORK: 4, PLANNED: 5 })).toBe(9);
    expect(firstItems({ IN_WORK: 0, PLANNED: 0 })).toBe(12);
  });

  test.each([
    ["2026-11-27", "2026-12-11", "2026-11-30"],
    ["2026-11-30", "2026-12-14", "2026-12-31"],
    ["2026-12-31", "2027-01-14", "2027-01-31"],
    ["2028-02-01", "2028-02-15", "2028-02-29"],
  ])("on %s is by %s and by %s", (today, twoWeeks, monthEnd) => expect(dayPresets(today).map(({ day }) => day)).toEqual([twoWeeks, monthEnd]));
});

describe("the question in the address", () => {
  const read = (query: string) => readForecastQuestion(new URLSearchParams(query), TODAY);

  test("is read where it can be asked", () => expect(read("?items=12&until=2026-12-14")).toEqual({ items: 12, until: "2026-12-14" }));

  test.each(["items=0", "items=5001", "items=1e3", "items=-4", "items=2.5", "until=2026-11-27", "until=2026-02-30", "until=soon", ""])("%j asks nothing", (query) =>
    expect(read(query)).toEqual({ items: null, until: null }),
  );

  test("leaves in its place what others keep there", () => {
    const query = "?period=30&items=3&kind=DEFECT&scale=log";
    expect(withForecastQuestion(query, { items: 12, until: null })).toBe("?period=30&items=12&kind=DEFECT&scale=log");
    expect(withForecastQuestion("?items=3", { items: null, until: null })).toBe("");
  });

  test("is the same after writing and reading", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 3000 }), (items, ahead) => {
        const until = new Date(Date.parse(TODAY) + ahead * 86_400_000).toISOString().slice(0, 10);
        expect(read(withForecastQuestion("?person=u1", { items, until }))).toEqual({ items, until });
      }),
    );
  });
});

describe("the curve", () => {
  const frame = { left: 40, right: 440, top: 10, bottom: 110 };
  const rising = [0.1, 0.5, 0.9, 1].map((probability, at) => ({ at: at + 3, probability }));

  test("has no tails: what is as good as certain or hopeless is told once", () => {
    const dull = (at: number, probability: number) => ({ at, probability });
    expect(shownPoints([dull(1, 0.001), dull(2, 0.004), ...rising, dull(7, 1), dull(8, 1)])).toEqual([dull(2, 0.004), ...rising]);
    const falling = [1, 0.999, 0.6, 0.2, 0.001, 0].map((probability, at) => ({ at, probability }));
    expect(shownPoints(falling)).toEqual(falling.slice(1, 5));
    expect([shownPoints([]), shownPoints([dull(3, 1)])]).toEqual([[], [dull(3, 1)]]);
  });

  test("has a point for every day and number, also where nothing changes", () => {
    const chances = (points: { at: number; probability: number }[]) => shownPoints(points).map(({ at, probability }) => [at, probability]);
    expect(chances([{ at: 3, probability: 0.4 }, { at: 6, probability: 0.9 }])).toEqual([[3, 0.4], [4, 0.4], [5, 0.4], [6, 0.9]]);
    expect(chances([{ at: 3, probability: 0.9 }, { at: 6, probability: 0.4 }])).toEqual([[3, 0.9], [4, 0.4], [5, 0.4], [6, 0.4]]);
  });

  test("every point lies in the frame, in order, and higher chances higher up", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ step: fc.integer({ min: 1, max: 9 }), probability: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 30 }), (parts) => {
        let at = 0;
        const points = parts.map(({ step, probability }) => ({ at: (at += step), probability }));
        const { x, y } = curvePlaces(points, frame);
        for (const [index, point] of points.entries()) {
          expect(x(point.at)).toBeGreaterThanOrEqual(frame.left);
          expect(x(point.at)).toBeLessThanOrEqual(frame.right);
          if (index > 0) expect(x(point.at)).toBeGreaterThan(x(points[index - 1]!.at));
        }
        expect([y(0), y(1)]).toEqual([frame.bottom, frame.top]);
      }),
    );
  });

  test("is drawn as steps from edge to edge", () => {
    expect(curvePlaces(rising, frame).line).toBe("M40 100H140L140 60H240L240 20H340L340 10H440");
  });

  test("the pointer finds the nearest point, a key the next", () => {
    const { x } = curvePlaces(rising, frame);
    expect([0, 139, 141, 900].map((px) => pointUnder(rising, x, px))).toEqual([0, 0, 1, 3]);
    expect(pointUnder([], x, 10)).toBeNull();
    expect([pointAfterKey("ArrowRight", 3, 4), pointAfterKey("ArrowLeft", 3, 4), pointAfterKey("Home", 3, 4), pointAfterKey("End", 0, 4), pointAfterKey("a", 0, 4)]).toEqual([3, 2, 0, 3, null]);
  });
});

test("while a sprint runs, its end is asked first, unless it is over", () => {
  const sprint = { number: 2, name: "Sprint 2", endsOn: "2026-11-27", isRunning: true };
  expect(dayPresets("2026-11-20", [{ ...sprint, number: 3, isRunning: false }, sprint])[0]).toEqual({ id: "sprintEnd", day: "2026-11-27" });
  expect(dayPresets("2026-11-27", [sprint])[0]?.id).toBe("twoWeeks");
});
