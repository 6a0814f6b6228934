import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/server/people/domain/actor";
import { ACTIONS, assertMay, may, type Action } from "@/server/people/domain/policy";

const PO: Role = "PRODUCT_OWNER";
const SM: Role = "SCRUM_MASTER";
const TM: Role = "TEAM_MEMBER";

// The rights as the product describes them, a row each, written out a second time on purpose.
const RIGHTS: Record<string, { actions: Action[]; roles: Role[] }> = {
  "rank the Backlog, set value, accept or discard, set sprint goal": {
    actions: ["backlog.rank", "card.setValue", "card.accept", "card.discard", "card.delete", "sprint.setGoal", "sprint.judgeGoal"],
    roles: [PO],
  },
  "add a card anywhere": { actions: ["card.create"], roles: [PO, SM] },
  "add a card at the bottom of the Backlog": { actions: ["card.createInBacklog"], roles: [PO, SM, TM] },
  "Backlog -> Planned and back": { actions: ["card.plan"], roles: [PO, SM] },
  "expedite, plan for a sprint, group in epics, share views, archive, restore, import": { actions: ["views.share", "card.expedite", "card.schedule", "epics.manage", "card.archive", "card.restore", "history.import"], roles: [PO, SM] },
  "pull, block, estimate, edit, comment": { actions: ["card.pull", "card.block", "card.estimate", "card.edit", "card.comment"], roles: [PO, SM, TM] },
  "limits, members, absence, sprints, override": {
    actions: ["limits.manage", "members.manage", "absence.manage", "sprints.manage", "limit.override", "board.configure"],
    roles: [SM],
  },
  "take part in events": { actions: ["event.takePart"], roles: [PO, SM, TM] },
  "lead events": { actions: ["event.facilitate"], roles: [SM] },
  "sources, tokens, environments, objectives": { actions: ["sources.manage", "environments.manage", "objectives.manage"], roles: [SM] },
  "approve a production deployment": { actions: ["deployment.approve"], roles: [PO] },
  "everything readable": { actions: ["board.read", "board.export"], roles: [...ROLES] },
};

describe("rights", () => {
  test.each(Object.entries(RIGHTS))("%s", (_row, { actions, roles }) => {
    for (const action of actions) expect(ROLES.filter((role) => may(action, [role]))).toEqual(roles);
  });

  test("every action stands in exactly one row", () => {
    const listed = Object.values(RIGHTS).flatMap((row) => row.actions);
    expect([...listed].sort()).toEqual([...ACTIONS].sort());
  });

  test("somebody with several roles may do what any of them may", () => {
    expect(may("deployment.approve", [TM, PO])).toBe(true);
    expect(may("limits.manage", [TM, PO])).toBe(false);
  });

  test("nobody may do anything without a role", () => {
    expect(ACTIONS.filter((action) => may(action, []))).toEqual([]);
  });

  test("a refusal names the action", () => {
    expect(() => assertMay("limits.manage", { roles: [TM] })).toThrow(expect.objectContaining({ code: "FORBIDDEN", reason: "forbidden", facts: { action: "limits.manage" } }));
    expect(() => assertMay("limits.manage", { roles: [SM] })).not.toThrow();
  });
});
