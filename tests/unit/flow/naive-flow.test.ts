import { describe, expect, test } from "vitest";

import { naiveAgeing } from "@/tests/support/naive-flow/naive-ageing";
import { naiveBottleneck } from "@/tests/support/naive-flow/naive-bottleneck";
import { naiveCardsPerColumn } from "@/tests/support/naive-flow/naive-cards-per-column";
import { naiveCumulativeFlow } from "@/tests/support/naive-flow/naive-cumulative-flow";
import { naiveCycleTime } from "@/tests/support/naive-flow/naive-cycle-time";
import { naiveFlowEfficiency } from "@/tests/support/naive-flow/naive-flow-efficiency";
import { naiveForecast, oddsOf } from "@/tests/support/naive-flow/naive-forecast";
import { naiveLeadTime } from "@/tests/support/naive-flow/naive-lead-time";
import { naiveLittlesLaw } from "@/tests/support/naive-flow/naive-littles-law";
import { naiveThroughput } from "@/tests/support/naive-flow/naive-throughput";
import { naiveTimeInColumn } from "@/tests/support/naive-flow/naive-time-in-column";
import { naiveWip } from "@/tests/support/naive-flow/naive-wip";
import { tellBoard } from "@/tests/support/naive-flow/tell-board";
import type { Line } from "@/tests/support/naive-flow/tell-board";
import type { NaiveBoard, NaiveWindow } from "@/tests/support/naive-flow/told-history";

// The second implementation, by which the product's own is judged, is itself judged by numbers worked out by hand.
const H = 3600;
const D = 24 * H;

const STORIES: Record<string, Line[]> = {
  // 3 h Backlog, 21 h Planned, 48 h In Work, of which 18 h blocked: lead 72 h over the 2nd to the 5th, cycle 48 h over the 3rd to the 5th.
  plain: [
    ["2026-03-02T09:00", "created", "BACKLOG"],
    ["2026-03-02T12:00", "moved", "PLANNED"],
    ["2026-03-03T09:00", "moved", "IN_WORK"],
    ["2026-03-03T15:00", "blocked"],
    ["2026-03-03T20:00", "blocked"],
    ["2026-03-04T09:00", "unblocked"],
    ["2026-03-05T09:00", "moved", "DONE"],
  ],
  // Planned 24 h + 54 h (the 3rd, 4th, 8th, 9th, 10th), In Work 48 h + 24 h (the 4th to the 8th), and 24 h inside Done:
  // lead 174 h = 78 + 72 + 24 over the 3rd to the 10th; cycle 150 h from the 4th.
  reopened: [
    ["2026-03-03T00:00", "created", "PLANNED"],
    ["2026-03-04T00:00", "moved", "IN_WORK"],
    ["2026-03-06T00:00", "moved", "DONE"],
    ["2026-03-07T00:00", "moved", "IN_WORK"],
    ["2026-03-08T00:00", "moved", "PLANNED"],
    ["2026-03-10T06:00", "moved", "DONE"],
  ],
  // Lead 120 h over the 4th to the 9th, all of it Backlog; no cycle.
  skipped: [["2026-03-04T10:00", "created", "BACKLOG"], ["2026-03-09T10:00", "moved", "DONE"]],
  discarded: [["2026-03-05T08:00", "created", "BACKLOG"], ["2026-03-06T08:00", "moved", "DONE", { outcome: "WONT_DO" }]],
  // 6 days 2 h old at noon on the 12th; left of its mark since the 10th.
  "moved back": [["2026-03-06T10:00", "created", "IN_WORK"], ["2026-03-10T10:00", "moved", "PLANNED"]],
  // Taken back after exactly a minute: never started.
  undone: [
    ["2026-03-09T09:00", "created", "PLANNED"],
    ["2026-03-11T09:00", "moved", "IN_WORK"],
    ["2026-03-11T09:01", "moved", "PLANNED", { undoes: 1 }],
  ],
  archived: [["2026-03-09T12:00", "created", "BACKLOG"], ["2026-03-10T12:00", "moved", "IN_WORK"], ["2026-03-11T12:00", "archived"]],
  deleted: [["2026-03-09T08:00", "created", "IN_WORK"], ["2026-03-11T08:00", "deleted"], ["2026-03-11T10:00", "moved", "DONE"]],
};
const NOW = "2026-03-12T12:00"; // a Thursday
const BOARD = tellBoard(STORIES, { now: NOW });
const WINDOW: NaiveWindow = { from: "2026-03-02T00:00Z", to: BOARD.now };

describe("a board of eight cards", () => {
  test("lead time runs from creation to the last entry into Done", () => {
    const { values, excluded, n, percentiles } = naiveLeadTime(BOARD, WINDOW);
    expect(values.map(({ card, seconds, days }) => [card, seconds, days])).toEqual([["plain", 72 * H, 4], ["skipped", 120 * H, 6], ["reopened", 174 * H, 8]]);
    expect([n, excluded, percentiles.p50]).toEqual([3, { discarded: 1, negative_span: 0 }, null]);
    expect(values[2]?.finished).toBe("2026-03-10T06:00:00.000Z");
  });

  test("cycle time runs from the first start, which a reopening does not reset", () => {
    const { values, excluded } = naiveCycleTime(BOARD, WINDOW);
    expect(values.map(({ card, seconds, days }) => [card, seconds, days])).toEqual([["plain", 48 * H, 3], ["reopened", 150 * H, 7]]);
    expect(excluded).toEqual({ discarded: 1, skipped_in_work: 1, negative_span: 0 });
  });

  test("time in columns adds re-entries, leaves out Done, and counts each day once", () => {
    const never = { seconds: 0, days: 0 };
    const [plain, skipped, reopened] = naiveTimeInColumn(BOARD, WINDOW).values;
    expect(plain).toMatchObject({ seconds: 72 * H, days: 4, columns: { BACKLOG: { seconds: 3 * H, days: 1 }, PLANNED: { seconds: 21 * H, days: 2 }, IN_WORK: { seconds: 48 * H, days: 3 } } });
    expect(skipped).toMatchObject({ seconds: 120 * H, days: 6, columns: { BACKLOG: { seconds: 120 * H, days: 6 }, PLANNED: never, IN_WORK: never } });
    expect(reopened).toMatchObject({ seconds: 150 * H, days: 8, columns: { BACKLOG: never, PLANNED: { seconds: 78 * H, days: 5 }, IN_WORK: { seconds: 72 * H, days: 5 } } });
  });

  test("flow efficiency is sum over sum; blocked time waits", () => {
    const { value, values } = naiveFlowEfficiency(BOARD, WINDOW);
    expect(values.map(({ card, active, waiting }) => [card, active, waiting])).toEqual([["plain", 30 * H, 18 * H], ["reopened", 72 * H, 54 * H]]);
    expect(value).toBeCloseTo(102 / 174, 12);
    expect(values[0]?.value).toBeCloseTo(30 / 48, 12);
  });

  test("throughput has zeros, and a reopened card once, at its new date", () => {
    const days = naiveThroughput(BOARD, WINDOW, "day");
    expect(days.map(({ completed }) => completed)).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);
    expect([days[0]?.date, days[10]?.date, days[9]?.complete, days[10]?.complete]).toEqual(["2026-03-02", "2026-03-12", true, false]);
    expect(naiveThroughput(BOARD, WINDOW, "week")).toEqual([{ date: "2026-03-02", complete: true, completed: 1 }, { date: "2026-03-09", complete: false, completed: 2 }]);
    expect(naiveThroughput(BOARD, WINDOW, "month")).toEqual([{ date: "2026-03-01", complete: false, completed: 3 }]);
  });

  test("work in progress is counted at the end of each day; what happens at midnight is the next day's", () => {
    // The 5th still has the card that enters Done as the 6th begins; the 9th has three; the archived and the deleted are gone on the 11th.
    expect(naiveWip(BOARD, WINDOW, "day").map(({ wip }) => wip)).toEqual([0, 1, 2, 1, 1, 2, 2, 3, 3, 1, 1]);
  });

  test("the cumulative flow keeps each card's mark, and names those left of it", () => {
    const days = naiveCumulativeFlow(BOARD, WINDOW, "day");
    expect(days[6]).toMatchObject({ date: "2026-03-08", reached: { BACKLOG: 5, PLANNED: 4, IN_WORK: 4, DONE: 3 }, corrections: 1 });
    expect(days[10]).toMatchObject({ reached: { BACKLOG: 8, PLANNED: 8, IN_WORK: 7, DONE: 4 }, corrections: 1 });
    expect(days.map(({ corrections }) => corrections)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test("cards per column are the cards as they stood", () => {
    const days = naiveCardsPerColumn(BOARD, WINDOW, "day");
    expect(days[6]?.cards).toEqual({ BACKLOG: 1, PLANNED: 1, IN_WORK: 1, DONE: 2 });
    expect(days[10]?.cards).toEqual({ BACKLOG: 0, PLANNED: 2, IN_WORK: 0, DONE: 4 });
  });

  test("an age runs on in a card that was moved back", () => {
    const { values, bands } = naiveAgeing(BOARD, WINDOW);
    expect(values).toEqual([{ card: "moved back", column: "PLANNED", seconds: 6 * D + 2 * H, days: 7, beyond: { seconds: false, days: false } }]);
    // The plain card left Backlog before its start.
    expect([bands.BACKLOG.n, bands.PLANNED.n, bands.IN_WORK.n]).toEqual([0, 1, 2]);
  });

  test("Little's law sets the mean of ten snapshots against three completions in ten days", () => {
    // (0+1+2+1+1+2+2+3+3+1) / 10 = 1.6; (48 h + 150 h) / 2 = 99 h = 4.125 d; 0.3 x 4.125 = 1.2375.
    const { averageWip, throughputPerDay, averageCycleSeconds, expectedWip, gap } = naiveLittlesLaw(BOARD, WINDOW, "day").value!;
    expect([averageWip, throughputPerDay, averageCycleSeconds]).toEqual([1.6, 0.3, 99 * H]);
    expect(expectedWip).toBeCloseTo(1.2375, 12);
    expect(gap).toBeCloseTo(0.3625, 12);
    // The one complete week has the plain card alone; two are in progress at its end.
    expect(naiveLittlesLaw(BOARD, WINDOW, "week").value).toMatchObject({ averageWip: 2, throughputPerDay: 1 / 7, averageCycleSeconds: 48 * H });
    expect(naiveLittlesLaw(BOARD, WINDOW, "month").reason).toBe("no_complete_period");
    expect(naiveLittlesLaw(BOARD, { from: "2026-03-06T00:00Z", to: "2026-03-10T00:00Z" }, "day").reason).toBe("no_cycle_time");
  });

  test("the bottleneck is the heaviest column, beside that of the window before", () => {
    // 8 March to now: 120 h Backlog, 78 h Planned, 72 h In Work; the four and a half days before hold the plain card alone.
    const { window, before } = naiveBottleneck(BOARD, { from: "2026-03-08T00:00Z", to: BOARD.now });
    expect([window.column, window.share, before.column, before.share]).toEqual(["BACKLOG", 120 / 270, "IN_WORK", 48 / 72]);
    expect(naiveBottleneck(BOARD, { from: "2026-03-11T00:00Z", to: BOARD.now }).window.column).toBeNull();
    const even = tellBoard({ a: [["2026-03-02T00:00", "created", "BACKLOG"], ["2026-03-03T00:00", "moved", "PLANNED"], ["2026-03-04T00:00", "moved", "DONE"]] }, { now: NOW });
    expect(naiveBottleneck(even, WINDOW).window.column).toBe("PLANNED");
  });

  test("a forecast is refused with three days that saw a completion", () => {
    expect(naiveForecast(BOARD)).toEqual({ refused: "too_few_days", daily: [0, 0, 0, 1, 0, 0, 0, 1, 1, 0] });
  });

  test("order, repeats and what comes after now change nothing", () => {
    const later = { seq: 99, card: "plain", at: "2026-03-12T12:00:00.001Z", type: "moved" as const, to: "BACKLOG" as const };
    const mixed = { ...BOARD, events: [later, ...BOARD.events.toReversed(), ...BOARD.events] };
    for (const metric of [everythingByDay, naiveLeadTime, naiveCycleTime, naiveTimeInColumn, naiveFlowEfficiency, naiveAgeing, naiveBottleneck]) {
      expect(metric(mixed, WINDOW)).toEqual(metric(BOARD, WINDOW));
    }
  });
});

describe("ranks and odds", () => {
  /** So many cards, started at midnight on 1 March, the first an hour before it is done, the next two, and so on. */
  const cards = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, index): [string, Line[]] => [`c${index}`, hours(index + 1)]));
  const hours = (n: number): Line[] => [
    ["2026-02-28T00:00", "created", "PLANNED"],
    ["2026-03-01T00:00", "moved", "IN_WORK"],
    [new Date(Date.UTC(2026, 2, 1, n)).toISOString().slice(0, -1), "moved", "DONE"],
  ];
  const ranks = (n: number) => Object.values(naiveCycleTime(tellBoard(cards(n), { now: NOW }), { from: "2026-03-01T00:00Z", to: NOW }).percentiles).map((span) => span && span.seconds / H);

  test("percentiles are observed values, none below 5, no 95th below 11", () => {
    // Of 11 the 6th (5.5), 8th (7.7), 10th (9.35) and 11th (10.45); of 10 the 5th, 7th and 9th (8.5).
    expect([ranks(4), ranks(5), ranks(10), ranks(11)]).toEqual([[null, null, null, null], [3, 4, 5, null], [5, 7, 9, null], [6, 8, 10, 11]]);
  });

  test("a card older than the 85th percentile of its column is beyond it", () => {
    const board = tellBoard({ ...cards(5), old: [["2026-03-12T06:59", "created", "IN_WORK"]], new: [["2026-03-12T07:00", "created", "IN_WORK"]] }, { now: NOW });
    const { values, bands } = naiveAgeing(board, { from: "2026-03-01T00:00Z", to: board.now });
    expect(values.map(({ card, beyond }) => [card, beyond.seconds, beyond.days])).toEqual([["old", true, false], ["new", false, false]]);
    expect([bands.IN_WORK.p85, bands.PLANNED.p85]).toEqual([{ seconds: 5 * H, days: 1 }, null]);
  });

  test("of a column left more than once, the last time counts", () => {
    const twice: Line[] = [["2026-03-01T00:20", "moved", "PLANNED"], ["2026-03-01T00:40", "moved", "IN_WORK"]];
    const stories = Object.fromEntries(Object.entries(cards(5)).map(([card, [created, started, done]]) => [card, [created!, started!, ...twice, done!]]));
    const { bands } = naiveAgeing(tellBoard(stories, { now: NOW }), { from: "2026-03-01T00:00Z", to: `${NOW}Z` });
    expect([bands.PLANNED.p50?.seconds, bands.IN_WORK.p50?.seconds]).toEqual([40 * 60, 3 * H]);
  });

  test("the odds of a card every other day are those of a coin", () => {
    const { probabilityOfAtLeast, daysFor, countIn } = oddsOf([0, 1]);
    expect([probabilityOfAtLeast(1, 1), probabilityOfAtLeast(1, 2), probabilityOfAtLeast(2, 3), probabilityOfAtLeast(4, 3)]).toEqual([0.5, 0.75, 0.5, 0]);
    // At least 2 within k days: 1 - (k + 1) / 2^k, for 5 days 0.8125, for 6 days 0.8906.
    expect([daysFor(1, 0.75), daysFor(2, 0.5), daysFor(2, 0.85)]).toEqual([2, 3, 6]);
    // 0.91, though the sum of the parts is a last bit less.
    expect(oddsOf([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]).daysFor(1, 0.91)).toBe(2);
    expect([countIn(3, 0.5), countIn(3, 0.85), countIn(3, 0.9)]).toEqual([2, 1, 0]);
  });

  test("a forecast looks 90 complete days back, and no further than the board's first day", () => {
    const done = (day: string): Line[] => [[`${day}T01:00`, "created", "DONE"]];
    const days = ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-11", "2026-03-12"];
    const stories = Object.fromEntries(days.map((day) => [day, done(day)]));
    expect(naiveForecast(tellBoard(stories, { now: NOW }))).toMatchObject({ refused: null, daily: [1, 1, 1, 1, 0, 1] });
    expect(naiveForecast(tellBoard({ ...stories, old: done("2025-12-01") }, { now: NOW })).daily).toHaveLength(90);
  });
});

function everythingByDay(board: NaiveBoard, window: NaiveWindow): unknown[] {
  return [naiveThroughput, naiveWip, naiveCumulativeFlow, naiveCardsPerColumn, naiveLittlesLaw].map((metric) => metric(board, window, "day"));
}
