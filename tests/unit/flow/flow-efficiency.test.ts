import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { flowEfficiencies, flowEfficiency } from "@/server/flow/domain/flow-efficiency";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { anyHistory, clockOf, created, finished, history, moved, told } from "./a-history";

const UTC = calendarRuler("UTC");
const HOUR = 3600;

const blockedOnce = history(
  created("2026-03-02T09:00:00Z"),
  moved("2026-03-02T12:00:00Z", "IN_WORK"),
  told("card.blocked", "2026-03-02T13:00:00Z"),
  told("card.unblocked", "2026-03-02T16:00:00Z"),
  moved("2026-03-02T20:00:00Z", "DONE"),
);
const sentBack = history(
  created("2026-03-02T09:00:00Z", "IN_WORK"),
  moved("2026-03-02T10:00:00Z", "PLANNED"),
  told("card.blocked", "2026-03-02T11:00:00Z"),
  moved("2026-03-02T12:00:00Z", "IN_WORK"),
  told("card.unblocked", "2026-03-02T14:00:00Z"),
  moved("2026-03-02T15:00:00Z", "DONE"),
  moved("2026-03-04T15:00:00Z", "BACKLOG"),
  moved("2026-03-04T18:00:00Z", "DONE"),
);

describe("flow efficiency", () => {
  test("is active In Work and not blocked, from the start on", () => {
    expect(flowEfficiency(clockOf(blockedOnce), UTC)).toEqual({ active: 5 * HOUR, waiting: 3 * HOUR });
  });

  test("waits in Planned and Backlog, and blocked wherever it stands; time inside Done is neither", () => {
    expect(flowEfficiency(clockOf(sentBack), UTC)).toEqual({ active: 2 * HOUR, waiting: 7 * HOUR });
  });

  test("runs to now, or to deletion, while it is not finished; nothing runs before the start", () => {
    expect(flowEfficiency(clockOf(sentBack, new Date("2026-03-02T10:30:00Z")), UTC)).toEqual({ active: HOUR, waiting: HOUR / 2 });
    const deleted = history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.deleted", "2026-03-02T11:00:00Z"));
    expect(flowEfficiency(clockOf(deleted), UTC)).toEqual({ active: 2 * HOUR, waiting: 0 });
    expect(flowEfficiency(clockOf(history(created("2026-03-02T09:00:00Z", "PLANNED"))), UTC)).toEqual({ active: 0, waiting: 0 });
  });

  test("blocked the whole time is 0", () => {
    const blocked = history(created("2026-03-02T09:00:00Z"), told("card.blocked", "2026-03-02T10:00:00Z"), moved("2026-03-02T11:00:00Z", "IN_WORK"), moved("2026-03-02T12:00:00Z", "DONE"));
    expect(flowEfficiencies(finished([blocked]), UTC)).toMatchObject({ ratio: 0, values: [{ active: 0, waiting: HOUR, ratio: 0 }] });
  });

  test("of a set is the sum over the sum; discarded cards and skipped work are left out and counted", () => {
    const skipped = history(created("2026-03-02T09:00:00Z", "PLANNED"), moved("2026-03-04T09:00:00Z", "DONE"));
    const discarded = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-04T09:00:00Z", "DONE", { outcome: "DUPLICATE" }));
    const backwards = history(moved("2026-03-01T09:00:00Z", "IN_WORK"), moved("2026-03-01T10:00:00Z", "DONE"), created("2026-03-02T09:00:00Z"));
    const set = flowEfficiencies(finished([blockedOnce, sentBack, skipped, discarded, backwards]), UTC);
    expect(set).toMatchObject({ active: 7 * HOUR, waiting: 10 * HOUR, ratio: 7 / 17, excluded: { discarded: 1, skipped_in_work: 1, negative_span: 1 } });
    expect(set.values.map(({ card, ratio }) => [card.name, ratio])).toEqual([["A", 5 / 8], ["B", 2 / 9]]);
  });

  test("is null without time", () => {
    expect(flowEfficiencies([], UTC).ratio).toBeNull();
    const atOnce = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-02T09:00:00Z", "DONE"));
    expect(flowEfficiencies(finished([atOnce]), UTC)).toMatchObject({ ratio: null, values: [{ ratio: null }] });
  });

  test("for any history, active, waiting and time inside Done are the cycle time", () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 6 }), (histories) => {
        const cards = finished(histories);
        const cycle = new Map(cycleTimes(cards, UTC).values.map(({ card, span }) => [card.name, span.seconds]));
        const set = flowEfficiencies(cards, UTC);
        expect(set.values).toHaveLength(cycle.size);
        for (const { card, active, waiting } of set.values) {
          const { intervals, finishedAt } = card.clock;
          const done = intervals.filter(({ column, from }) => column === "DONE" && from < finishedAt).reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
          expect(active + waiting + done).toBeCloseTo(cycle.get(card.name) ?? Number.NaN, 2);
          expect(Math.min(active, waiting)).toBeGreaterThanOrEqual(0);
        }
        if (set.ratio !== null) expect(set.ratio >= 0 && set.ratio <= 1).toBe(true);
      }),
    );
  });
});
