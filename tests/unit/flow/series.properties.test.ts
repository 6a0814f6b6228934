import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS, isStarted, type Column } from "@/server/board/domain/column";
import { cardClock, type CardClock } from "@/server/flow/domain/card-clock";
import type { ClockEvent } from "@/server/flow/domain/clock-event";
import { cardsPerColumn, cumulativeFlow } from "@/server/flow/domain/column-series";
import type { MetricWindow } from "@/server/flow/domain/metric-window";
import { periodsOf, type Period } from "@/server/flow/domain/periods";
import { throughput } from "@/server/flow/domain/throughput";
import { wip } from "@/server/flow/domain/wip";
import { anyHistory, LATER } from "./a-history";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const someHistories = fc.array(anyHistory, { minLength: 1, maxLength: 6 });
/** Without moves taken back, of which a snapshot between a move and its undo would have known nothing yet. */
const withoutUndo = someHistories.map((histories) => histories.map((events) => events.map((event) => ({ ...event, undoes: null }))));
const someStep = fc.constantFrom("day", "day", "week", "month");
const someZone = fc.constantFrom("UTC", "Asia/Seoul", "America/New_York", "Australia/Lord_Howe");
const someNow = fc.oneof(fc.constant(LATER.getTime()), fc.integer({ min: START, max: START + 600 * DAY }));

const clocksAt = (histories: readonly ClockEvent[][], now: Date): CardClock[] => histories.map((events) => cardClock(events, now.getTime())).filter((clock) => clock !== null);
const since = (now: number): MetricWindow => ({ from: new Date(START - 40 * DAY), to: new Date(now), now: new Date(now), open: true });
const snapshotOf = (period: Period, now: number) => Math.min(period.last.getTime(), now);
const isOnBoard = ({ archivedAt, deletedAt }: CardClock) => archivedAt === null && deletedAt === null;
const columnOf = ({ intervals }: CardClock): Column => intervals.at(-1)?.column ?? "BACKLOG";
const furthest = ({ intervals }: CardClock) => Math.max(...intervals.map(({ column }) => COLUMNS.indexOf(column)));

describe("for any histories, every snapshot is what the board was at that instant", () => {
  const cases = fc.tuple(withoutUndo, someStep, someZone, someNow);

  test("work in progress is what had been started and was not finished", () => {
    fc.assert(
      fc.property(cases, ([histories, step, zone, now]) => {
        const periods = periodsOf(since(now), step, zone);
        const { series } = wip(clocksAt(histories, new Date(now)), periods);
        for (const [index, period] of periods.entries()) {
          const then = clocksAt(histories, new Date(snapshotOf(period, now)));
          expect(series[index]?.wip).toBe(then.filter((clock) => clock.startedAt !== null && clock.finishedAt === null && isOnBoard(clock)).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("cards stand where they stood, and corrections left of the furthest column that they had reached", () => {
    fc.assert(
      fc.property(cases, ([histories, step, zone, now]) => {
        const periods = periodsOf(since(now), step, zone);
        const clocks = clocksAt(histories, new Date(now));
        const [standing, reached] = [cardsPerColumn(clocks, periods), cumulativeFlow(clocks, periods)];
        for (const [index, period] of periods.entries()) {
          const then = clocksAt(histories, new Date(snapshotOf(period, now)));
          const there = then.filter((clock) => clock.deletedAt === null && (clock.archivedAt === null || clock.finishedAt !== null));
          for (const [position, column] of COLUMNS.entries()) {
            expect(standing[index]?.[column]).toBe(there.filter((clock) => columnOf(clock) === column).length);
            expect(reached[index]?.[column]).toBe(then.filter((clock) => furthest(clock) >= position).length);
          }
          expect(reached[index]?.corrections).toBe(there.filter((clock) => COLUMNS.indexOf(columnOf(clock)) < furthest(clock)).length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** What changes work in progress, told from the events alone: +1 and -1 by kind of change, each at its instant. */
function changesOf(events: readonly ClockEvent[]): { at: number; kind: "start" | "finish" | "reopen" | "removal" | "restore"; by: number }[] {
  const changes: ReturnType<typeof changesOf> = [];
  let state = { column: null as Column | null, started: false, archived: false, deleted: false };
  const counts = ({ column, started, archived, deleted }: typeof state) => started && column !== "DONE" && !archived && !deleted;
  for (const { kind, at, column } of events) {
    const before = state;
    if (kind === "card.archived") state = { ...state, archived: true };
    if (kind === "card.deleted") state = { ...state, deleted: true };
    if (kind === "card.restored") state = { ...state, archived: false, deleted: false };
    if (column !== null && !state.deleted) state = { ...state, column, started: state.started || isStarted(column) };
    const by = Number(counts(state)) - Number(counts(before));
    if (kind === "card.archived" || kind === "card.deleted") changes.push({ at, kind: "removal", by });
    else if (kind === "card.restored") changes.push({ at, kind: "restore", by });
    else if (by < 0) changes.push({ at, kind: "finish", by });
    else changes.push({ at, kind: before.column === "DONE" ? "reopen" : "start", by });
  }
  return changes;
}

describe("for any histories", () => {
  test("WIP of a period = WIP of the one before + starts - finishes + reopens - removals + restores", () => {
    fc.assert(
      fc.property(withoutUndo, someStep, someZone, someNow, (histories, step, zone, now) => {
        const periods = periodsOf(since(now), step, zone);
        const { series } = wip(clocksAt(histories, new Date(now)), periods);
        const changes = histories.flatMap(changesOf).filter(({ at }) => at <= now);
        let before = 0;
        for (const [index, { start, end }] of periods.entries()) {
          const within = changes.filter(({ at }) => at >= start.getTime() && at < end.getTime());
          for (const { kind, by } of within) if (kind !== "restore" && by !== 0) expect(by).toBe(kind === "start" || kind === "reopen" ? 1 : -1);
          const now = series[index]?.wip;
          expect(now).toBe(within.reduce((sum, { by }) => sum + by, before));
          before = now ?? 0;
        }
      }),
      { numRuns: 60 },
    );
  });

  test("throughput adds up to the cards that stand in Done with their work done", () => {
    fc.assert(
      fc.property(someHistories, someStep, someZone, someNow, (histories, step, zone, now) => {
        const clocks = clocksAt(histories, new Date(now));
        const { series, total } = throughput(clocks, periodsOf(since(now), step, zone), since(now));
        expect(total).toBe(clocks.filter((clock) => columnOf(clock) === "DONE" && clock.outcome === "DONE").length);
        expect(series.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      }),
    );
  });

  test("the lines of cumulative flow are ordered and never fall", () => {
    fc.assert(
      fc.property(someHistories, someStep, someZone, someNow, (histories, step, zone, now) => {
        const clocks = clocksAt(histories, new Date(now));
        const points = cumulativeFlow(clocks, periodsOf(since(now), step, zone));
        for (const [index, point] of points.entries()) {
          const values = COLUMNS.map((column) => point[column]);
          expect(values).toEqual([...values].sort((a, b) => b - a));
          for (const column of COLUMNS) expect(point[column]).toBeGreaterThanOrEqual(points[index - 1]?.[column] ?? 0);
        }
        expect(points.at(-1)?.BACKLOG ?? 0).toBe(points.length === 0 ? 0 : clocks.length);
      }),
    );
  });

  const all = (histories: readonly ClockEvent[][], zone: string, step: "hour" | "day" | "week" | "month", window: MetricWindow) => {
    const clocks = clocksAt(histories, window.now);
    const periods = periodsOf(window, step, zone);
    return { throughput: throughput(clocks, periods, window), wip: wip(clocks, periods), standing: cardsPerColumn(clocks, periods), reached: cumulativeFlow(clocks, periods) };
  };

  test("arrival in another order, or twice, changes nothing", () => {
    const arrivals = someHistories.chain((histories) => fc.tuple(fc.constant(histories), fc.tuple(...histories.map((events) => fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })))));
    fc.assert(
      fc.property(arrivals, someZone, ([histories, arrived], zone) => {
        expect(all(arrived, zone, "day", since(LATER.getTime()))).toEqual(all(histories, zone, "day", since(LATER.getTime())));
      }),
      { numRuns: 50 },
    );
  });

  test("shifting all instants and the zone together changes nothing, from UTC-8 to UTC+13", () => {
    const hours = fc.integer({ min: -8, max: 13 });
    fc.assert(
      fc.property(someHistories, hours, someStep, someNow, (histories, ahead, step, now) => {
        const shift = (at: Date) => new Date(at.getTime() - ahead * 3_600_000);
        const shifted = histories.map((events) => events.map((event) => ({ ...event, at: event.at - ahead * 3_600_000 })));
        const window = since(now);
        const zone = `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
        const shiftedWindow = { ...window, from: shift(window.from), to: shift(window.to), now: shift(window.now) };
        expect(all(shifted, zone, step, shiftedWindow)).toEqual(all(histories, "UTC", step, window));
      }),
      { numRuns: 50 },
    );
  });
});
