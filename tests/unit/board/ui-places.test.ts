import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slotsOf } from "@/components/board/columns/slots";
import { countAbove, type Landings, stepPlace } from "@/components/board/dnd/drop-place";
import { pastedTitles } from "@/components/board/quick-add/pasted-titles";
import { withoutDay } from "@/components/board/top/without-day";
import type { BoardMember } from "@/server/board/domain/board-view";
import { isAway } from "@/server/people/domain/headcount";
import { addDays } from "@/server/platform/domain/zoned-day";
import { aBoard } from "./ui-board";

describe("where a carried card would land", () => {
  test("below the cards whose middle the pointer has passed", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { maxLength: 40 }), fc.integer({ min: -10, max: 5_010 }), (numbers, y) => {
        const middles = numbers.toSorted((a, b) => a - b);
        expect(countAbove(middles, y, Number)).toBe(middles.filter((middle) => middle < y).length);
      }),
    );
  });

  test("arrows step through a column, stop at its ends, and keep the height when they go across", () => {
    const landings: Landings = { BACKLOG: [], PLANNED: ["A", "B"], IN_WORK: ["C"], DONE: [] };
    expect(stepPlace({ column: "PLANNED", after: null }, "down", landings)).toEqual({ column: "PLANNED", after: "A" });
    expect(stepPlace({ column: "PLANNED", after: "B" }, "down", landings)).toEqual({ column: "PLANNED", after: "B" });
    expect(stepPlace({ column: "PLANNED", after: "A" }, "up", landings)).toEqual({ column: "PLANNED", after: null });
    expect(stepPlace({ column: "PLANNED", after: "B" }, "right", landings)).toEqual({ column: "IN_WORK", after: "C" });
    expect(stepPlace({ column: "BACKLOG", after: null }, "left", landings)).toEqual({ column: "BACKLOG", after: null });
  });
});

describe("the places of a column", () => {
  const member = (name: string, isAway: boolean): BoardMember => ({ id: name, name, email: null, roles: ["TEAM_MEMBER"], counted: true, away: [], isAway, hasJoined: true });

  test("are one for each card that the heads allow, and rest for those who are away", () => {
    const board = { ...aBoard({ headcount: 2 }), members: [member("A", false), member("B", false), member("C", true)] };
    expect(slotsOf(board, "PLANNED", 1, 4)).toMatchObject({ empty: 3, more: 0, resting: { count: 2, people: [{ name: "C" }] } });
    expect(slotsOf(board, "PLANNED", 6, 4)).toMatchObject({ empty: 0, more: 0 });
    expect(slotsOf(board, "BACKLOG", 6, null)).toBeNull();
  });

  test("do not rest where the limit is a fixed number, and are not all drawn where they are many", () => {
    const board = { ...aBoard({ headcount: 2, limits: { planned: { mode: "FIXED", value: 40 } } }), members: [member("A", false), member("C", true)] };
    expect(slotsOf(board, "PLANNED", 1, 40)).toEqual({ empty: 12, more: 27, resting: null });
  });
});

test("pasted lines become titles without list marks, blank lines and what is too long", () => {
  expect(pastedTitles("- Count\r\n\n* [ ] Print\n3) Ship it\n  한글 제목 ", 8)).toEqual(["Count", "Print", "Ship it", "한글 제목"]);
  expect(pastedTitles("One line only", 300)).toHaveLength(1);
});

test("a day taken out of absences is a day of presence, and no other day changes", () => {
  const day = fc.integer({ min: 0, max: 40 }).map((at) => addDays("2026-11-01", at));
  const absence = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  fc.assert(
    fc.property(fc.array(absence, { maxLength: 5 }), day, day, (absences, taken, other) => {
      const left = withoutDay(absences, taken);
      expect(isAway(left, taken)).toBe(false);
      if (other !== taken) expect(isAway(left, other)).toBe(isAway(absences, other));
    }),
  );
});
