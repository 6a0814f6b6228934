import { describe, expect, test } from "vitest";
import { headcountWith, limitEffects } from "@/components/settings/limit-effect";
import { draftOf, limitsOf } from "@/components/settings/limits-draft";
import type { BoardLimits } from "@/server/board/domain/wip-limit";

const limits: BoardLimits = { planned: { mode: "PER_PERSON", value: 2 }, inWork: { mode: "PER_PERSON", value: 1 }, enforcement: "BLOCK", personal: null };
const column = (name: "PLANNED" | "IN_WORK", count: number) => ({ name, count, limit: null, over: 0, perPerson: null });
const board = { limits, headcount: 4, columns: [column("PLANNED", 8), column("IN_WORK", 3)] };

describe("the effect of a change", () => {
  test("tells the limit now and then, and the cards too many", () => {
    const [, inWork] = limitEffects(board, { ...limits, inWork: { mode: "PER_PERSON", value: 0.5 } }, 4);
    expect(inWork).toMatchObject({ from: 4, to: 2, count: 3, over: 1, room: 0 });
  });

  test("of fewer heads falls on every column that counts by heads", () => {
    expect(limitEffects(board, limits, 3)).toMatchObject([{ from: 8, to: 6, over: 2 }, { from: 4, to: 3, over: 0, room: 0 }]);
  });

  test("without a limit nothing is too much, and nothing is free", () => {
    const [planned] = limitEffects(board, { ...limits, planned: { mode: "NONE", value: 1 } }, 4);
    expect(planned).toMatchObject({ from: 8, to: null, over: 0, room: null });
  });
});

describe("heads, were a member other than they are", () => {
  const member = (id: string, counted: boolean, away: { from: string; to: string }[] = []) => ({ id, counted, away, email: null, name: id, roles: [], isAway: false, hasJoined: true });
  const today = { from: "2026-11-20", to: "2026-11-20" };
  const of = { members: [member("a", true), member("b", true, [today]), member("c", false)], day: "2026-11-20" };

  test("away, back, added or gone", () => {
    expect(headcountWith(of, "a", { counted: true, away: [today] })).toBe(0);
    expect(headcountWith(of, "b", { counted: true, away: [] })).toBe(2);
    expect(headcountWith(of, "", { counted: true, away: [] })).toBe(2);
    expect(headcountWith(of, "a", null)).toBe(0);
  });
});

describe("limits while they are typed", () => {
  test("come back as they were", () => {
    for (const each of [limits, { ...limits, planned: { mode: "FIXED" as const, value: 5 }, personal: 2 }]) expect(limitsOf(draftOf(each))).toEqual(each);
  });

  test("are none while a number in force is missing or wrong, whatever the others say", () => {
    const draft = draftOf(limits);
    expect(limitsOf({ ...draft, planned: { mode: "PER_PERSON", perPerson: null, fixed: 3 } })).toBeNull();
    expect(limitsOf({ ...draft, planned: { mode: "FIXED", perPerson: 1, fixed: 2.5 } })).toBeNull();
    expect(limitsOf({ ...draft, planned: { mode: "NONE", perPerson: null, fixed: null } })).not.toBeNull();
    expect(limitsOf({ ...draft, personal: { isOn: true, value: null } })).toBeNull();
    expect(limitsOf({ ...draft, personal: { isOn: false, value: null } })?.personal).toBeNull();
  });
});
