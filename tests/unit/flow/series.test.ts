import { describe, expect, test } from "vitest";
import { cardsPerColumn, cumulativeFlow } from "@/server/flow/domain/column-series";
import type { MetricWindow } from "@/server/flow/domain/metric-window";
import { periodsOf } from "@/server/flow/domain/periods";
import { throughput } from "@/server/flow/domain/throughput";
import { wip } from "@/server/flow/domain/wip";
import { clockOf, created, history, moved, restored, told } from "./a-history";

const NOW = new Date("2026-03-08T12:00:00Z");
/** Monday the 2nd to Sunday the 8th at noon. */
const WEEK: MetricWindow = { from: new Date("2026-03-02T00:00:00Z"), to: NOW, now: NOW, open: true };
const days = periodsOf(WEEK, "day", "UTC");
const clocks = (...histories: Parameters<typeof clockOf>[0][]) => histories.map((events) => clockOf(events, NOW));

const ordinary = history(created("2026-03-02T09:00:00Z"), moved("2026-03-03T09:00:00Z", "IN_WORK"), moved("2026-03-05T09:00:00Z", "DONE"));
const reopened = history(
  created("2026-03-02T09:00:00Z", "IN_WORK"),
  moved("2026-03-03T09:00:00Z", "DONE"),
  moved("2026-03-05T09:00:00Z", "PLANNED"),
  moved("2026-03-07T09:00:00Z", "DONE"),
);
const discarded = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-04T09:00:00Z", "DONE", { outcome: "WONT_DO" }));
const archived = history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.archived", "2026-03-04T09:00:00Z"), restored("2026-03-06T09:00:00Z", "IN_WORK"));
const deleted = history(created("2026-03-02T09:00:00Z", "PLANNED"), moved("2026-03-03T09:00:00Z", "IN_WORK"), told("card.deleted", "2026-03-05T09:00:00Z"));
const finishedAndArchived = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-03T09:00:00Z", "DONE"), told("card.archived", "2026-03-04T09:00:00Z"));

describe("throughput", () => {
  test("counts each completion on its day, zeros between, and averages complete days", () => {
    const { series, total, averagePerPeriod } = throughput(clocks(ordinary, reopened, discarded, finishedAndArchived), days, WEEK);
    expect(series.map(({ count }) => count)).toEqual([0, 1, 0, 1, 0, 1, 0]);
    expect(total).toBe(3);
    expect(averagePerPeriod).toBe(3 / 6);
  });

  test("a card deleted after it was finished was finished", () => {
    const gone = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-03T09:00:00Z", "DONE"), told("card.deleted", "2026-03-04T09:00:00Z"));
    expect(throughput(clocks(gone), days, WEEK).total).toBe(1);
  });

  test("a completion at a midnight belongs to the day that begins, one at now to today", () => {
    const atMidnight = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-04T00:00:00Z", "DONE"));
    const atNow = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved(NOW.toISOString(), "DONE"));
    expect(throughput(clocks(atMidnight, atNow), days, WEEK).series.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 1]);
  });

  test("leaves out of the first day what lies before the window, and has no average without a complete day", () => {
    const window = { from: new Date("2026-03-05T09:00:01Z"), to: new Date("2026-03-05T20:00:00Z"), now: NOW, open: false };
    const answer = throughput(clocks(ordinary), periodsOf(window, "day", "UTC"), window);
    expect(answer).toEqual({ series: [{ date: "2026-03-05", count: 0, complete: false }], total: 0, averagePerPeriod: null });
  });
});

describe("work in progress", () => {
  test.each([
    ["from the start to the end of a card", ordinary, [0, 1, 1, 0, 0, 0, 0]],
    ["again from a reopening, wherever it was moved", reopened, [1, 0, 0, 1, 1, 0, 0]],
    ["not while it is archived", archived, [1, 1, 0, 0, 1, 1, 1]],
    ["until it is deleted", deleted, [0, 1, 1, 0, 0, 0, 0]],
    ["until it is discarded", discarded, [1, 1, 0, 0, 0, 0, 0]],
  ])("counts %s", (_, events, expected) => {
    expect(wip(clocks(events), days).series.map((point) => point.wip)).toEqual(expected);
  });

  test("averages complete days only, and what begins at a midnight is not in the day before", () => {
    const started = history(created("2026-03-02T09:00:00Z"), moved("2026-03-08T00:00:00Z", "IN_WORK"));
    const { series, average } = wip(clocks(started), days);
    expect(series.map((point) => point.wip)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(average).toBe(0);
    expect(wip([], days.slice(-1)).average).toBeNull();
  });

  test("a card archived at this very instant is no work any more, and one moved now is where it is", () => {
    const leaving = history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.archived", NOW.toISOString()));
    expect(wip(clocks(leaving), days).series.at(-1)?.wip).toBe(0);
    const starting = history(created("2026-03-02T09:00:00Z"), moved(NOW.toISOString(), "IN_WORK"));
    expect(wip(clocks(starting), days).series.at(-1)?.wip).toBe(1);
  });
});

describe("cards per column", () => {
  test("stand where they stood at the end of each day; the archive takes what is not finished, deletion all", () => {
    const points = cardsPerColumn(clocks(ordinary, archived, deleted, finishedAndArchived), days);
    expect(points.map(({ BACKLOG, PLANNED, IN_WORK, DONE }) => [BACKLOG, PLANNED, IN_WORK, DONE])).toEqual([
      [1, 1, 2, 0],
      [0, 0, 3, 1],
      [0, 0, 2, 1],
      [0, 0, 0, 2],
      [0, 0, 1, 2],
      [0, 0, 1, 2],
      [0, 0, 1, 2],
    ]);
    expect(points.map(({ date, complete }) => [date, complete]).at(-1)).toEqual(["2026-03-08", false]);
  });
});

describe("cumulative flow", () => {
  test("counts each column and those right of it as reached for ever, and names what stands left of its mark", () => {
    const points = cumulativeFlow(clocks(ordinary, reopened, deleted), days);
    expect(points.map(({ BACKLOG, PLANNED, IN_WORK, DONE, corrections }) => [BACKLOG, PLANNED, IN_WORK, DONE, corrections])).toEqual([
      [3, 2, 1, 0, 0],
      [3, 3, 3, 1, 0],
      [3, 3, 3, 1, 0],
      [3, 3, 3, 2, 1],
      [3, 3, 3, 2, 1],
      [3, 3, 3, 2, 0],
      [3, 3, 3, 2, 0],
    ]);
  });

  test("a card that went back and was then archived or deleted stands left of nothing", () => {
    const back = (kind: string) => history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-03T09:00:00Z", "BACKLOG"), told(kind, "2026-03-05T09:00:00Z"));
    for (const kind of ["card.archived", "card.deleted"]) {
      expect(cumulativeFlow(clocks(back(kind)), days).map(({ corrections }) => corrections)).toEqual([0, 1, 1, 0, 0, 0, 0]);
    }
  });
});
