import fc from "fast-check";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import type { Outcome } from "@/server/board/domain/card";
import { cardClock, type CardClock } from "@/server/flow/domain/card-clock";
import type { ClockEvent } from "@/server/flow/domain/clock-event";
import type { MetricWindow } from "@/server/flow/domain/metric-window";
import { finishedInWindow, type FinishedCard, type TimedCard } from "@/server/flow/domain/timed-card";

type Told = Partial<Pick<ClockEvent, "outcome" | "undoes" | "version" | "ordinal">>;

/** One event of a card, told in a line; versions follow the order of telling unless named. */
export function history(...events: ((version: number) => ClockEvent)[]): ClockEvent[] {
  return events.map((event, index) => event(index + 1));
}

function event(kind: string, at: string, column: Column | null, told: Told) {
  return (version: number): ClockEvent => ({ version, ordinal: 0, outcome: null, undoes: null, ...told, kind, at: Date.parse(at), column });
}

export const created = (at: string, column: Column = "BACKLOG", told: Told = {}) => event("card.created", at, column, told);
export const moved = (at: string, column: Column, told: Told = {}) => event("card.moved", at, column, told);
export const restored = (at: string, column: Column) => event("card.restored", at, column, {});
export const told = (kind: string, at: string) => event(kind, at, null, {});

export const LATER = new Date("2027-06-01T00:00:00Z");

export function clockOf(events: ClockEvent[], now: Date = LATER): CardClock {
  const clock = cardClock(events, now.getTime());
  if (clock === null) throw new Error("the card does not exist yet");
  return clock;
}

export const ALWAYS: MetricWindow = { from: new Date(0), to: LATER, now: LATER, open: true };

/** Cards named A, B, C… by their histories, those finished in the window. */
export function finished(histories: ClockEvent[][], window: MetricWindow = ALWAYS): FinishedCard[] {
  const cards: TimedCard[] = histories.map((events, index) => ({ name: String.fromCharCode(65 + index), clock: clockOf(events, window.now) }));
  return finishedInWindow(cards, window);
}

const step = fc.record({
  /** Milliseconds since the step before: from the same instant to three weeks. */
  after: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 21 * 86_400_000 })),
  kind: fc.constantFrom(...Array<string>(8).fill("card.moved"), "card.blocked", "card.unblocked", "card.archived", "card.restored", "card.restored", "card.deleted", "card.edited"),
  column: fc.constantFrom(...COLUMNS),
  outcome: fc.constantFrom<(Outcome | null)[]>(null, "DONE", "WONT_DO"),
  undoesLast: fc.boolean(),
});

/** Any history of one card: creation first, then steps in time, some of them undoing the step before, off the board and on it. */
export const anyHistory: fc.Arbitrary<ClockEvent[]> = fc
  .tuple(fc.integer({ min: 0, max: 365 * 86_400_000 }), fc.constantFrom(...COLUMNS), fc.array(step, { maxLength: 14 }))
  .map(([offset, column, steps]) => {
    let time = Date.UTC(2026, 0, 1) + offset;
    const events: ClockEvent[] = [
      { version: 1, ordinal: 0, kind: "card.created", at: time, column, outcome: null, undoes: null },
    ];
    for (const [index, { after, kind, column: to, outcome, undoesLast }] of steps.entries()) {
      time += after;
      const moves = kind === "card.moved";
      events.push({
        version: index + 2,
        ordinal: 0,
        kind,
        at: time,
        column: moves || kind === "card.restored" ? to : null,
        outcome: moves && to === "DONE" ? outcome : null,
        undoes: moves && undoesLast ? index + 1 : null,
      });
    }
    return events;
  });
