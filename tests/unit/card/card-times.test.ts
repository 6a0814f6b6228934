import { describe, expect, test } from "vitest";
import { clockOf, throughlineOf } from "@/components/board/card-panel/card-times";
import { calendarRuler } from "@/server/flow/domain/ruler";
import type { HistoryLine } from "@/components/board/card-panel/card-data";

const HOUR = 3600;
const instant = (hour: number) => Date.parse(at(hour));
const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour)).toISOString();

/** A history told in hours after midnight; each line its own write. */
function aHistory(...told: [number, string, Record<string, unknown>?][]): HistoryLine[] {
  return told.map(([hour, kind, data], index) => ({ seq: index + 1, version: index + 1, at: at(hour), kind, actor: null, via: null, ...data }));
}

function lineAt(hour: number, history: HistoryLine[]) {
  const clock = clockOf(history, new Date(at(hour)))!;
  return { clock, line: throughlineOf(clock, calendarRuler("UTC")) };
}

const made: [number, string, Record<string, unknown>] = [0, "card.created", { column: "BACKLOG" }];
const moved = (hour: number, from: string, to: string): [number, string, Record<string, unknown>] => [hour, "card.moved", { from, to }];

describe("a card's way through the columns", () => {
  test("waits in Backlog and Planned, and while it is blocked In Work; the rest is active", () => {
    const { line } = lineAt(30, aHistory(made, moved(4, "BACKLOG", "PLANNED"), moved(6, "PLANNED", "IN_WORK"), [8, "card.blocked"], [9, "card.unblocked"], moved(11, "IN_WORK", "DONE")));
    expect(line.stays.map(({ column }) => column)).toEqual(["BACKLOG", "PLANNED", "IN_WORK"]);
    expect(line.blocked).toEqual([{ from: instant(8), to: instant(9) }]);
    expect(line.seconds).toBe(11 * HOUR);
    expect(line.waitingSeconds).toBe(7 * HOUR);
    expect(line.efficiency).toBeCloseTo(4 / 5);
    expect(line.to).toEqual(instant(11));
  });

  test("a block outside In Work is no second wait", () => {
    const { line } = lineAt(10, aHistory(made, [2, "card.blocked"]));
    expect(line.waitingSeconds).toBe(10 * HOUR);
    expect(line.blocked).toEqual([]);
    expect(line.efficiency).toBeNull();
  });

  test("time in Done is drawn where the card was reopened, and counts as neither", () => {
    const { line } = lineAt(12, aHistory(made, moved(2, "BACKLOG", "IN_WORK"), moved(4, "IN_WORK", "DONE"), moved(7, "DONE", "IN_WORK")));
    expect(line.stays.map(({ column }) => column)).toEqual(["BACKLOG", "IN_WORK", "DONE", "IN_WORK"]);
    expect(line.seconds).toBe(9 * HOUR);
    expect(line.efficiency).toBe(1);
  });

  test("an archived card ends where it was archived", () => {
    const { line } = lineAt(12, aHistory(made, [5, "card.archived"]));
    expect(line.to).toEqual(instant(5));
    expect(line.seconds).toBe(5 * HOUR);
    expect(line.isOver).toBe(true);
  });

  test("a slow clock in the browser hides nothing that the server has written", () => {
    const { clock } = lineAt(1, aHistory(made, moved(3, "BACKLOG", "IN_WORK")));
    expect(clock.startedAt).toEqual(instant(3));
  });
});
