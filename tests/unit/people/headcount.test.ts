import { expect, test } from "vitest";
import { headcount } from "@/server/people/domain/headcount";

const there = { counted: true, away: [] };

test("heads are the counted members who are not away", () => {
  expect(headcount([there, there, { counted: false, away: [] }], "2026-11-20")).toBe(2);
  expect(headcount([], "2026-11-20")).toBe(0);
});

test.each([
  ["2026-11-19", 1],
  ["2026-11-20", 0],
  ["2026-11-22", 0],
  ["2026-11-23", 1],
])("away from the 20th to the 22nd, both included: on %s the headcount is %i", (day, heads) => {
  expect(headcount([{ counted: true, away: [{ from: "2026-11-20", to: "2026-11-22" }] }], day)).toBe(heads);
});

test("overlapping absences take one head away, not two", () => {
  const away = [
    { from: "2026-11-01", to: "2026-11-30" },
    { from: "2026-11-20", to: "2026-11-20" },
  ];
  expect(headcount([{ counted: true, away }, there], "2026-11-20")).toBe(1);
});
