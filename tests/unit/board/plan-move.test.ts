import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "@/server/people/domain/actor";
import { type Column, COLUMNS } from "@/server/board/domain/column";
import { planMove, type MoveTarget } from "@/server/board/domain/plan-move";
import { type BoardLimits, columnLoad } from "@/server/board/domain/wip-limit";

const limits: BoardLimits = { planned: { mode: "PER_PERSON", value: 2 }, inWork: { mode: "PER_PERSON", value: 1 }, enforcement: "BLOCK", personal: null };
const card = (column: Column, more = {}) => ({ key: "ERP-1", column, expedite: false, outcome: column === "DONE" ? ("DONE" as const) : null, ...more });
const target = (column: Column, count: number, headcount = 2): MoveTarget => ({
  load: columnLoad(limits, column, count, headcount),
  place: { before: "a0", after: "a2" },
  oldest: "ERP-9",
  busiest: null,
});
const everyRole: Role[] = ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"];

describe("planMove", () => {
  test("lands between its neighbours", () => {
    const { rank } = planMove(card("PLANNED"), "IN_WORK", {}, target("IN_WORK", 0), limits, everyRole);
    expect("a0" < rank && rank < "a2").toBe(true);
  });

  test("refuses a full column with its facts and the way out", () => {
    expect(() => planMove(card("PLANNED"), "IN_WORK", {}, target("IN_WORK", 2), limits, everyRole)).toThrow(
      expect.objectContaining({ code: "RULE_BROKEN", reason: "wip_limit", facts: { column: "IN_WORK", limit: 2, count: 2, headcount: 2, perPerson: 1, oldest: "ERP-9" } }),
    );
  });

  test("asks no limit of a card that stays in its column, or is expedited", () => {
    expect(planMove(card("IN_WORK"), "IN_WORK", {}, target("IN_WORK", 9), limits, everyRole).load).toBeNull();
    expect(planMove(card("PLANNED", { expedite: true }), "IN_WORK", {}, target("IN_WORK", 9), limits, everyRole).load).toBeNull();
  });

  test("keeps the outcome of a card that changes its place in Done, and gives one to whatever enters", () => {
    expect(planMove(card("DONE", { outcome: "WONT_DO" }), "DONE", {}, target("DONE", 3), limits, ["TEAM_MEMBER"]).outcome).toBe("WONT_DO");
    expect(planMove(card("IN_WORK"), "DONE", {}, target("DONE", 3), limits, ["TEAM_MEMBER"]).outcome).toBe("DONE");
    expect(planMove(card("DONE"), "IN_WORK", {}, target("IN_WORK", 0), limits, ["TEAM_MEMBER"]).outcome).toBeNull();
  });

  test("in blocking mode and without an override, never lets a counted card into a full column, whoever asks", () => {
    const column = fc.constantFrom(...COLUMNS);
    const roles = fc.subarray<Role>(["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER", "OBSERVER"]);
    fc.assert(
      fc.property(column, column, fc.nat(30), fc.nat(10), roles, (from, to, count, heads, held) => {
        const goal = target(to, count, heads);
        const entered = tryTo(() => planMove(card(from), to, {}, goal, limits, held));
        if (entered && from !== to && goal.load.limit !== null) expect(count).toBeLessThan(goal.load.limit);
      }),
    );
  });
});

function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
