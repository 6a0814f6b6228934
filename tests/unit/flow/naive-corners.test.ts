import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { naiveAgeing } from "@/tests/support/naive-flow/naive-ageing";
import { naiveCardsPerColumn } from "@/tests/support/naive-flow/naive-cards-per-column";
import { naiveCumulativeFlow } from "@/tests/support/naive-flow/naive-cumulative-flow";
import { naiveCycleTime } from "@/tests/support/naive-flow/naive-cycle-time";
import { anyBoardHistory, fittingPeriods } from "@/tests/support/naive-flow/naive-history";
import { naiveLeadTime } from "@/tests/support/naive-flow/naive-lead-time";
import { naivePeriods } from "@/tests/support/naive-flow/naive-periods";
import { naiveThroughput } from "@/tests/support/naive-flow/naive-throughput";
import { naiveTimeInColumn } from "@/tests/support/naive-flow/naive-time-in-column";
import { naiveWip } from "@/tests/support/naive-flow/naive-wip";
import { tellBoard } from "@/tests/support/naive-flow/tell-board";
import type { Line } from "@/tests/support/naive-flow/tell-board";
import type { NaiveBy } from "@/tests/support/naive-flow/told-history";

const NOW = "2026-03-12T12:00";
const ALL = { from: "2026-03-01T00:00Z", to: `${NOW}Z` };
const told = (...lines: Line[]) => tellBoard({ card: lines }, { now: NOW });
const columnNow = (...lines: Line[]) => Object.entries(naiveCardsPerColumn(told(...lines), ALL, "day").at(-1)!.cards).find(([, cards]) => cards === 1)?.[0] ?? null;
const wipNow = (...lines: Line[]) => naiveWip(told(...lines), ALL, "day").at(-1)!.wip;
const completed = (...lines: Line[]) => naiveThroughput(told(...lines), ALL, "month").reduce((sum, period) => sum + period.completed, 0);

describe("undoing", () => {
  const planned: Line = ["2026-03-02T09:00:00", "created", "PLANNED"];
  const started: Line = ["2026-03-02T10:00:00", "moved", "IN_WORK"];
  const done: Line = ["2026-03-02T10:00:10", "moved", "DONE"];
  const isStarted = (...lines: Line[]) => naiveAgeing(told(...lines), ALL).n === 1;

  test("a move is taken back within a minute, a millisecond later it stands", () => {
    expect(isStarted(planned, started, ["2026-03-02T10:01:00", "moved", "PLANNED", { undoes: 1 }])).toBe(false);
    expect(isStarted(planned, started, ["2026-03-02T10:01:00.001", "moved", "PLANNED", { undoes: 1 }])).toBe(true);
  });

  test("moves are taken back one after another, the last first", () => {
    const undoDone: Line = ["2026-03-02T10:00:20", "moved", "IN_WORK", { undoes: 2 }];
    expect(isStarted(planned, started, done, undoDone, ["2026-03-02T10:00:30", "moved", "PLANNED", { undoes: 1 }])).toBe(false);
    // With the move into Done still standing, the earlier one cannot be taken back.
    expect(isStarted(planned, started, done, ["2026-03-02T10:00:30", "moved", "PLANNED", { undoes: 1 }])).toBe(true);
  });

  test("an undo that is undone is a new move", () => {
    const undo: Line = ["2026-03-02T10:00:20", "moved", "PLANNED", { undoes: 1 }];
    const again: Line = ["2026-03-02T10:00:30", "moved", "IN_WORK", { undoes: 2 }];
    expect(naiveAgeing(told(planned, started, undo, again), ALL).values).toMatchObject([{ column: "IN_WORK", seconds: (Date.parse(`${NOW}Z`) - Date.parse("2026-03-02T10:00:30Z")) / 1000 }]);
  });
});

describe("what becomes of a card", () => {
  const started: Line = ["2026-03-02T10:00", "created", "IN_WORK"];
  const done: Line = ["2026-03-03T10:00", "moved", "DONE"];

  test("archived, it leaves the board unless it is finished, until it is restored", () => {
    expect([wipNow(started), wipNow(started, ["2026-03-03T10:00", "archived"]), wipNow(started, ["2026-03-03T10:00", "archived"], ["2026-03-04T10:00", "restored"])]).toEqual([1, 0, 1]);
    expect([columnNow(started, done, ["2026-03-04T10:00", "archived"]), completed(started, done, ["2026-03-04T10:00", "archived"])]).toEqual(["DONE", 1]);
  });

  test("deleted, it leaves the board, and what it had finished stays finished", () => {
    expect([columnNow(started, done, ["2026-03-04T10:00", "deleted"]), completed(started, done, ["2026-03-04T10:00", "deleted"])]).toEqual([null, 1]);
    expect(columnNow(started, ["2026-03-04T10:00", "deleted"], ["2026-03-04T11:00", "moved", "PLANNED"], ["2026-03-05T10:00", "restored"])).toBe("IN_WORK");
  });

  test("an outcome may be corrected where the card stands, which is no second finish", () => {
    const wontDo: Line = ["2026-03-04T10:00", "moved", "DONE", { outcome: "WONT_DO" }];
    expect([completed(started, done, wontDo), completed(started, done, wontDo, ["2026-03-05T10:00", "moved", "DONE", { outcome: "DONE" }])]).toEqual([0, 1]);
    expect(naiveLeadTime(told(started, done, ["2026-03-05T10:00", "moved", "DONE", { outcome: "DONE" }]), ALL).values[0]?.seconds).toBe(86_400);
    expect(completed(started, wontDo, ["2026-03-05T10:00", "moved", "PLANNED"], ["2026-03-06T10:00", "moved", "DONE"])).toBe(1);
  });

  test("closed as a duplicate, it is discarded", () => {
    const board = told(started, ["2026-03-03T10:00", "moved", "DONE", { outcome: "DUPLICATE" }]);
    expect([naiveCycleTime(board, ALL).excluded.discarded, naiveCumulativeFlow(board, ALL, "day").at(-1)?.reached.DONE]).toEqual([1, 1]);
  });

  test("off the board, it is no correction, and keeps its mark", () => {
    const back: Line = ["2026-03-03T10:00", "moved", "PLANNED"];
    const flow = (...lines: Line[]) => naiveCumulativeFlow(told(started, back, ...lines), ALL, "day").at(-1);
    expect(flow()).toMatchObject({ reached: { IN_WORK: 1, DONE: 0 }, corrections: 1 });
    expect([flow(["2026-03-04T10:00", "archived"]), flow(["2026-03-04T10:00", "deleted"])]).toMatchObject([{ reached: { IN_WORK: 1 }, corrections: 0 }, { reached: { IN_WORK: 1 }, corrections: 0 }]);
  });

  test("what happened at one instant happened in the order of writing", () => {
    const board = told(["2026-03-02T10:00", "created", "BACKLOG"], ["2026-03-02T10:00", "moved", "DONE"], ["2026-03-02T10:00", "moved", "PLANNED"]);
    expect(naiveCardsPerColumn({ ...board, events: board.events.toReversed() }, ALL, "day").at(-1)?.cards.PLANNED).toBe(1);
  });

  test("a window that ends inside a period takes its snapshot there", () => {
    const until = (to: string) => naiveWip(told(started, done), { from: "2026-03-03T00:00Z", to: `${to}Z` }, "day").map(({ wip }) => wip);
    expect([until("2026-03-03T10:00"), until("2026-03-03T10:00:00.001")]).toEqual([[1], [0]]);
  });

  test("created after it was done, its lead time is negative, excluded and counted", () => {
    const board = told(["2026-03-02T10:00", "moved", "IN_WORK"], done, ["2026-03-04T10:00", "created", "DONE"]);
    expect(naiveLeadTime(board, ALL)).toMatchObject({ n: 0, excluded: { discarded: 0, negative_span: 1 } });
    expect(naiveTimeInColumn(board, ALL).excluded.negative_span).toBe(1);
    expect(naiveCycleTime(board, ALL)).toMatchObject({ n: 0, excluded: { negative_span: 1 } });
  });

  test("a window holds its first instant and not its last, unless that is now", () => {
    const n = (from: string, to: string, now = NOW) => naiveLeadTime(tellBoard({ card: [started, done] }, { now }), { from: `${from}Z`, to: `${to}Z` }).n;
    expect([n("2026-03-03T10:00", NOW), n("2026-03-03T10:00:00.001", NOW), n("2026-03-01T00:00", "2026-03-03T10:00"), n("2026-03-01T00:00", "2026-03-03T10:00", "2026-03-03T10:00")]).toEqual([1, 0, 0, 1]);
  });

  test("finished at one instant, cards stand in the order of their names' bytes", () => {
    const board = tellBoard({ "c-2": [started, done], "C-2": [started, done], "C-10": [started, done] }, { now: NOW });
    expect(naiveCycleTime(board, ALL).values.map(({ card }) => card)).toEqual(["C-10", "C-2", "c-2"]);
  });
});

describe("zones", () => {
  const periods = (zone: string, from: string, to: string, by: NaiveBy) =>
    naivePeriods({ events: [], zone, now: "2030-01-01T00:00Z" }, { from, to }, by).map(({ date, start, end }) => [date, (end - start) / 3_600_000]);

  test("days are as long as the zone makes them, and one that it left out is none", () => {
    expect(periods("America/New_York", "2026-03-08T04:59Z", "2026-03-09T05:00Z", "day")).toEqual([["2026-03-07", 24], ["2026-03-08", 23], ["2026-03-09", 24]]);
    expect(periods("America/Los_Angeles", "2025-11-02T07:00Z", "2025-11-03T08:00Z", "day")).toEqual([["2025-11-02", 25]]);
    expect(periods("Pacific/Apia", "2011-12-30T00:00Z", "2011-12-30T11:00Z", "day")).toEqual([["2011-12-29", 24], ["2011-12-31", 24]]);
    // Half an hour forward, at a half-hour offset.
    expect(periods("Australia/Lord_Howe", "2025-10-04T13:30Z", "2025-10-05T13:00Z", "day")).toEqual([["2025-10-05", 23.5]]);
    expect(periods("Pacific/Tongatapu", "2026-02-27T11:00Z", "2026-02-28T10:00Z", "day")).toEqual([["2026-02-28", 24]]);
  });

  test("weeks begin on Monday, months on the first, and hours where the clock says so", () => {
    expect(periods("Asia/Seoul", "2025-12-31T15:00Z", "2026-01-05T00:00Z", "week")).toEqual([["2025-12-29", 168], ["2026-01-05", 168]]);
    expect(periods("America/New_York", "2026-03-01T04:59Z", "2026-03-01T05:01Z", "month")).toEqual([["2026-02-01", 28 * 24], ["2026-03-01", 31 * 24 - 1]]);
    expect(periods("America/New_York", "2025-11-02T05:30Z", "2025-11-02T06:30Z", "hour")).toEqual([["2025-11-02T05:00:00.000Z", 1], ["2025-11-02T06:00:00.000Z", 1]]);
    expect(periods("Asia/Kolkata", "2026-03-01T00:00Z", "2026-03-01T00:31Z", "hour").map(([date]) => date)).toEqual(["2026-02-28T23:30:00.000Z", "2026-03-01T00:30:00.000Z"]);
    expect(periods("UTC", "2026-03-01T00:00:30Z", "2026-03-01T00:01:01Z", "minute").map(([date]) => date)).toEqual(["2026-03-01T00:00:00.000Z", "2026-03-01T00:01:00.000Z"]);
  });

  test("a period is complete when it is over and lies wholly inside the window", () => {
    const complete = (from: string, to: string, now: string) => naivePeriods({ events: [], zone: "UTC", now }, { from, to }, "day").map((period) => period.complete);
    expect(complete("2026-03-01T00:00Z", "2026-03-03T00:00Z", "2026-03-09T00:00Z")).toEqual([true, true]);
    expect(complete("2026-03-01T00:01Z", "2026-03-02T23:59Z", "2026-03-09T00:00Z")).toEqual([false, false]);
    expect(complete("2026-03-01T00:00Z", "2026-03-09T00:00Z", "2026-03-02T10:00Z")).toEqual([true, false]);
    // A window that ends at now holds that instant, and with it the day that it begins.
    expect(complete("2026-03-01T00:00Z", "2026-03-02T00:00Z", "2026-03-02T00:00Z")).toEqual([true, false]);
  });

  test("inclusive days are the zone's: 24 hours across a short day touch three", () => {
    const board = tellBoard({ card: [["2026-03-08T04:30", "created", "IN_WORK"], ["2026-03-09T04:30", "moved", "DONE"]] }, { now: NOW, zone: "America/New_York" });
    expect(naiveLeadTime(board, ALL).values[0]).toMatchObject({ seconds: 86_400, days: 3 });
    expect(naiveTimeInColumn(board, ALL).values[0]).toMatchObject({ seconds: 86_400, days: 3 });
  });
});

test("on any history, every completion is in one period, and the columns hold no more than the lead time", () => {
  fc.assert(
    fc.property(anyBoardHistory, ({ board, window }) => {
      expect(window.from < window.to && window.to <= board.now).toBe(true);
      const lead = naiveLeadTime(board, window);
      for (const by of fittingPeriods(window)) {
        const sum = naiveThroughput(board, window, by).reduce((total, period) => total + period.completed, 0);
        expect(sum).toBe(lead.n + lead.excluded.negative_span);
      }
      const times = naiveTimeInColumn(board, window).values;
      expect(times.map(({ card }) => card)).toEqual(lead.values.map(({ card }) => card));
      for (const [index, { seconds }] of times.entries()) expect(seconds).toBeLessThanOrEqual(lead.values[index]!.seconds);
    }),
    { numRuns: 50 },
  );
});
