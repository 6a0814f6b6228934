import { describe, expect, test } from "vitest";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { leadTimes } from "@/server/flow/domain/lead-times";
import { columnShares, columnTimes, timeInColumn } from "@/server/flow/domain/time-in-column";
import { finishedInWindow } from "@/server/flow/domain/timed-card";
import { clockOf, created, finished, history, moved } from "./a-history";

const ordinary = history(
  created("2026-03-02T09:00:00Z"),
  moved("2026-03-02T21:00:00Z", "PLANNED"),
  moved("2026-03-03T09:00:00Z", "IN_WORK"),
  moved("2026-03-05T10:00:00Z", "DONE"),
);
const skipped = history(created("2026-03-02T09:00:00Z", "PLANNED"), moved("2026-03-04T09:00:00Z", "DONE"));
const discarded = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-04T09:00:00Z", "DONE", { outcome: "WONT_DO" }));
const backwards = history(moved("2026-03-01T09:00:00Z", "IN_WORK"), moved("2026-03-01T10:00:00Z", "DONE"), created("2026-03-02T09:00:00Z"));
const reopened = history(
  created("2026-03-02T09:00:00Z", "IN_WORK"),
  moved("2026-03-03T09:00:00Z", "DONE"),
  moved("2026-03-10T09:00:00Z", "IN_WORK"),
  moved("2026-03-10T12:00:00Z", "DONE"),
);

describe("lead time", () => {
  test("is finished - created, also for a card that skipped In Work; the rest is counted by reason", () => {
    const { values, excluded } = leadTimes(finished([ordinary, skipped, discarded, backwards]), calendarRuler("UTC"));
    expect(values.map(({ card, span }) => [card.name, span])).toEqual([
      ["B", { seconds: 2 * 86_400, days: 3 }],
      ["A", { seconds: 3 * 86_400 + 3600, days: 4 }],
    ]);
    expect(excluded).toEqual({ discarded: 1, negative_span: 1 });
  });
});

describe("cycle time", () => {
  test("is finished - started, without what skipped In Work", () => {
    const { values, excluded } = cycleTimes(finished([ordinary, skipped, discarded, backwards]), calendarRuler("UTC"));
    expect(values.map(({ card, span }) => [card.name, span])).toEqual([["A", { seconds: 2 * 86_400 + 3600, days: 3 }]]);
    expect(excluded).toEqual({ discarded: 1, skipped_in_work: 1, negative_span: 1 });
  });

  test("of a reopened card runs from the first start to the last finish", () => {
    expect(cycleTimes(finished([reopened]), calendarRuler("UTC")).values.map(({ span }) => span)).toEqual([{ seconds: 8 * 86_400 + 3 * 3600, days: 9 }]);
  });
});

describe("time in column", () => {
  test("adds up stays, leaves out Done, and counts days on which the card stood there", () => {
    const { values } = columnTimes(finished([reopened]), calendarRuler("UTC"));
    expect(values[0]).toMatchObject({
      span: { seconds: 27 * 3600, days: 3 },
      columns: { BACKLOG: { seconds: 0, days: 0 }, PLANNED: { seconds: 0, days: 0 }, IN_WORK: { seconds: 27 * 3600, days: 3 } },
    });
  });

  test("lets the open stay run to now", () => {
    const clock = clockOf(history(created("2026-03-02T09:00:00Z")), new Date("2026-03-04T09:00:00Z"));
    expect(timeInColumn(clock, calendarRuler("UTC")).columns.BACKLOG).toEqual({ seconds: 2 * 86_400, days: 3 });
  });

  test("shares are sums over the sum, and nothing to share is null", () => {
    const shares = columnShares(columnTimes(finished([ordinary]), calendarRuler("UTC")).values);
    expect(shares).toEqual({ BACKLOG: 12 / 73, PLANNED: 12 / 73, IN_WORK: 49 / 73 });
    expect(columnShares([])).toBeNull();
  });
});

test("cards that finished at the same instant are ordered by name, byte by byte", () => {
  const card = (name: string) => ({ name, clock: clockOf(skipped) });
  const window = { from: new Date(0), to: new Date("2027-01-01"), now: new Date("2027-01-01"), open: true };
  const names = finishedInWindow(["b-2", "B-10", "b-10", "가-1"].map(card), window).map(({ name }) => name);
  expect(names).toEqual(["B-10", "b-10", "b-2", "가-1"]);
});

test("a card counts in the window of its last completion only", () => {
  const window = (from: string, to: string) => ({ from: new Date(from), to: new Date(to), now: new Date("2026-04-01"), open: false });
  expect(finished([reopened], window("2026-03-01", "2026-03-09"))).toEqual([]);
  expect(finished([reopened], window("2026-03-09", "2026-03-20"))).toHaveLength(1);
});
