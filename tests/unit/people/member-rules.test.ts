import { expect, test } from "vitest";
import { assertAbsences, assertCounted, assertRoles, assertScrumMasterRemains, isCountedByDefault } from "@/server/people/domain/member-rules";

const reason = (name: string) => expect.objectContaining({ reason: name });

test("team members are counted unless somebody decides otherwise", () => {
  expect(isCountedByDefault(["TEAM_MEMBER", "SCRUM_MASTER"])).toBe(true);
  expect(isCountedByDefault(["PRODUCT_OWNER", "SCRUM_MASTER"])).toBe(false);
  expect(isCountedByDefault(["OBSERVER"])).toBe(false);
});

test("a member has at least one role, none twice, and an observer nothing else", () => {
  expect(() => assertRoles(["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"])).not.toThrow();
  expect(() => assertRoles(["OBSERVER"])).not.toThrow();
  expect(() => assertRoles([])).toThrow(reason("roles_empty"));
  expect(() => assertRoles(["TEAM_MEMBER", "TEAM_MEMBER"])).toThrow(reason("roles_repeated"));
  expect(() => assertRoles(["OBSERVER", "SCRUM_MASTER"])).toThrow(reason("observer_exclusive"));
});

test("an observer is no head", () => {
  expect(() => assertCounted(true, ["OBSERVER"])).toThrow(reason("observer_not_counted"));
  expect(() => assertCounted(true, ["PRODUCT_OWNER"])).not.toThrow();
});

test("an absence is a range of days that exist", () => {
  expect(() => assertAbsences([{ from: "2024-02-29", to: "2024-02-29" }])).not.toThrow();
  expect(() => assertAbsences([{ from: "2026-02-29", to: "2026-03-01" }])).toThrow(reason("absence_day_unknown"));
  expect(() => assertAbsences([{ from: "tomorrow", to: "2026-03-01" }])).toThrow(reason("absence_day_unknown"));
  expect(() => assertAbsences([{ from: "2026-03-02", to: "2026-03-01" }])).toThrow(reason("absence_ends_before_it_starts"));
  expect(() => assertAbsences(Array(101).fill({ from: "2026-03-01", to: "2026-03-01" }))).toThrow(reason("too_many_absences"));
});

test("the last Scrum Master stays", () => {
  expect(() => assertScrumMasterRemains(["SCRUM_MASTER"], [], 0)).toThrow(reason("last_scrum_master"));
  expect(() => assertScrumMasterRemains(["SCRUM_MASTER"], ["TEAM_MEMBER"], 0)).toThrow(reason("last_scrum_master"));
  expect(() => assertScrumMasterRemains(["SCRUM_MASTER"], ["TEAM_MEMBER"], 1)).not.toThrow();
  expect(() => assertScrumMasterRemains(["SCRUM_MASTER"], ["SCRUM_MASTER", "TEAM_MEMBER"], 0)).not.toThrow();
  expect(() => assertScrumMasterRemains(["TEAM_MEMBER"], [], 0)).not.toThrow();
});
