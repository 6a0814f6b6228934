import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "@/server/board/domain/column";
import { type AutomationFacts, type AutomationRules, automationSteps, FINISH_ON, NO_AUTOMATION } from "@/server/delivery/domain/automation";
import { branchName } from "@/server/delivery/domain/branch-name";
import { findBranchKeys } from "@/server/delivery/domain/find-keys";

const hour = (n: number) => new Date(Date.UTC(2026, 10, 2, n));
const quiet: AutomationFacts = { column: "PLANNED", isStarted: false, hasCode: false, finishedBy: null, reopenedAt: null, blocked: "no", failure: null, isRunning: false };
const steps = (facts: Partial<AutomationFacts>, rules: Partial<AutomationRules>) => automationSteps({ ...quiet, ...facts }, { ...NO_AUTOMATION, ...rules });

describe("the first code pulls a card", () => {
  test.each(["BACKLOG", "PLANNED"] as const)("from %s In Work", (column) => {
    expect(steps({ column, hasCode: true }, { pullOnCommit: true })).toEqual([{ do: "move", to: "IN_WORK", rule: "first_commit" }]);
  });
  test("once: a card that a person moved back stays there", () => expect(steps({ hasCode: true, isStarted: true }, { pullOnCommit: true })).toEqual([]));
  test("not without code, not when it is off", () => {
    expect(steps({}, { pullOnCommit: true })).toEqual([]);
    expect(steps({ hasCode: true }, {})).toEqual([]);
  });
});

describe("what finishes a card", () => {
  test.each([["MERGED", "merged"], ["DEPLOYED", "deployed"], ["RELEASED", "released"]] as const)("%s does, from wherever it stands", (finishOn, rule) => {
    expect(steps({ column: "PLANNED", hasCode: true, finishedBy: hour(1) }, { finishOn, pullOnCommit: true })).toEqual([{ do: "move", to: "DONE", rule }]);
  });
  test("a reopened card is finished only by what happens after that", () => {
    expect(steps({ column: "IN_WORK", isStarted: true, finishedBy: hour(1), reopenedAt: hour(2) }, { finishOn: "MERGED" })).toEqual([]);
    expect(steps({ column: "IN_WORK", isStarted: true, finishedBy: hour(3), reopenedAt: hour(2) }, { finishOn: "MERGED" })).toHaveLength(1);
  });
});

describe("a failed run", () => {
  const on = { blockOnFailure: true };
  test("blocks a card In Work, and its recovery frees it", () => {
    expect(steps({ column: "IN_WORK", isStarted: true, failure: "CI" }, on)).toEqual([{ do: "block", failure: "CI" }]);
    expect(steps({ column: "IN_WORK", isStarted: true, blocked: "by_automation", isRunning: true }, on)).toEqual([]);
    expect(steps({ column: "IN_WORK", isStarted: true, blocked: "by_automation" }, on)).toEqual([{ do: "unblock" }]);
  });
  test("touches nothing that a person blocked, and no card that is not In Work", () => {
    expect(steps({ column: "IN_WORK", isStarted: true, blocked: "by_person" }, on)).toEqual([]);
    expect(steps({ column: "IN_WORK", isStarted: true, blocked: "by_person", failure: "CI" }, on)).toEqual([]);
    expect(steps({ column: "DONE", isStarted: true, failure: "CI" }, on)).toEqual([]);
  });
});

test("nothing ever moves backwards, and nothing is wanted of a card that is where it should be", () => {
  const facts = fc.record({
    column: fc.constantFrom(...COLUMNS), isStarted: fc.boolean(), hasCode: fc.boolean(), finishedBy: fc.option(fc.constantFrom(hour(1), hour(3))), reopenedAt: fc.option(fc.constant(hour(2))),
    blocked: fc.constantFrom("no" as const, "by_person" as const, "by_automation" as const), failure: fc.option(fc.constant("CI")), isRunning: fc.boolean(),
  });
  const rules = fc.record({ pullOnCommit: fc.boolean(), pullOnBranch: fc.boolean(), finishOn: fc.constantFrom(...FINISH_ON), blockOnFailure: fc.boolean() });
  fc.assert(
    fc.property(facts, rules, (given, on) => {
      for (const step of automationSteps(given, on)) if (step.do === "move") expect(COLUMNS.indexOf(step.to)).toBeGreaterThan(COLUMNS.indexOf(given.column));
      expect(automationSteps(given, NO_AUTOMATION)).toEqual([]);
    }),
  );
});

describe("a branch name", () => {
  test.each([
    ["Round VAT to the cent", "ERP-42-round-vat-to-the-cent"],
    ["부가세 반올림", "ERP-42"],
    ["Überweisung: größer als 10 €!", "ERP-42-uberweisung-gro-er-als-10"],
    ["-- ..", "ERP-42"],
    ["3개월 가격 이력", "ERP-42"],
    ["주문 API 개선", "ERP-42-api"],
    ["one two three four five six seven eight nine ten eleven", "ERP-42-one-two-three-four-five-six-seven-eight-nine-ten"],
    ["x".repeat(300), "ERP-42"],
  ])("of %j is %s", (title, expected) => expect(branchName("ERP-42", title)).toBe(expected));
  test("is short, and leads back to its card", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (title) => {
        const name = branchName("ERP-42", title);
        expect(name.length).toBeLessThanOrEqual(60);
        expect(name).toMatch(/^[A-Za-z0-9-]*[A-Za-z0-9]$/);
        expect(findBranchKeys(name, "ERP")).toEqual(["ERP-42"]);
      }),
    );
  });
});
