import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { cardClock } from "@/server/flow/domain/card-clock";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { leadTimes } from "@/server/flow/domain/lead-times";
import { timeInColumn } from "@/server/flow/domain/time-in-column";
import type { Instant } from "@/server/platform/domain/instant";
import { ALWAYS, anyHistory, finished, LATER } from "./a-history";

const clockOf = (events: Parameters<typeof cardClock>[0]) => {
  const clock = cardClock(events, LATER.getTime());
  if (clock === null) throw new Error("no clock");
  return clock;
};
const length = ({ from, to }: { from: Instant; to: Instant }) => to - from;

describe("for any history", () => {
  test("time in columns + time inside Done before the last finish = lead time", () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const clock = clockOf(events);
        const { finishedAt } = clock;
        fc.pre(finishedAt !== null);
        const insideDone = clock.intervals.filter(({ column, from }) => column === "DONE" && from < (finishedAt as Instant));
        const inColumns = timeInColumn(clock, calendarRuler("UTC")).total.seconds * 1000;
        expect(Math.round(inColumns) + insideDone.reduce((sum, interval) => sum + length(interval), 0)).toBe(
          (finishedAt as Instant) - clock.createdAt,
        );
      }),
    );
  });

  test("the stays follow each other without gap or overlap, from creation to deletion or now", () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const { intervals, createdAt, deletedAt } = clockOf(events);
        expect(intervals[0]?.from).toEqual(createdAt);
        for (const [index, interval] of intervals.entries()) {
          expect(length(interval)).toBeGreaterThanOrEqual(0);
          expect(interval.to).toEqual(intervals[index + 1]?.from ?? deletedAt ?? LATER.getTime());
        }
      }),
    );
  });

  test("arrival in another order, or twice, changes nothing", () => {
    const shuffledTwice = anyHistory.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    );
    fc.assert(
      fc.property(shuffledTwice, ([events, arrived]) => {
        expect(clockOf(arrived)).toEqual(clockOf(events));
      }),
    );
  });

  test("cycle time is never longer than lead time, in seconds and in days", () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { minLength: 1, maxLength: 8 }), fc.constantFrom("Asia/Seoul", "America/New_York"), (histories, zone) => {
        const cards = finished(histories);
        const lead = new Map(leadTimes(cards, calendarRuler(zone)).values.map(({ card, span }) => [card.name, span]));
        for (const { card, span } of cycleTimes(cards, calendarRuler(zone)).values) {
          expect(span.seconds).toBeLessThanOrEqual(lead.get(card.name)?.seconds ?? -1);
          expect(span.days).toBeLessThanOrEqual(lead.get(card.name)?.days ?? -1);
        }
      }),
    );
  });

  test("completions add up: values and discarded cards are the cards that stand in Done", () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 8 }), (histories) => {
        const standing = histories.filter((events) => clockOf(events).intervals.at(-1)?.column === "DONE").length;
        const { values, excluded } = leadTimes(finished(histories, ALWAYS), calendarRuler("UTC"));
        expect(values.length + Object.values(excluded).reduce((sum, count) => sum + count, 0)).toBe(standing);
      }),
    );
  });

  test("the whole past at any instant is what was known at that instant", () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 400 * 86_400_000 }), (events, offset) => {
        const instant = Date.UTC(2026, 0, 1) + offset;
        const known = events.filter(({ at }) => at <= instant);
        expect(cardClock(events, instant)).toEqual(cardClock(known, instant));
      }),
    );
  });
});
