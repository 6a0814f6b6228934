import { expect, test } from "vitest";
import type { Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { INTAKE_BYTES_MAX, requestBytes } from "@/server/scrum/domain/intake-limits";
import { type RequestState, requestState } from "@/server/scrum/domain/request-state";

const ENTERED = new Date("2026-11-02T09:00:00Z");
const ARCHIVED = new Date("2026-11-05T09:00:00Z");

const CASES: [Column, Outcome | null, boolean, RequestState, Date][] = [
  ["BACKLOG", null, false, "RECEIVED", ENTERED],
  ["PLANNED", null, false, "PLANNED", ENTERED],
  ["IN_WORK", null, false, "IN_WORK", ENTERED],
  ["DONE", "DONE", false, "DONE", ENTERED],
  ["DONE", "DONE", true, "DONE", ENTERED],
  ["DONE", "WONT_DO", false, "DECLINED", ENTERED],
  ["DONE", "DUPLICATE", true, "DECLINED", ENTERED],
  ["BACKLOG", null, true, "DECLINED", ARCHIVED],
  ["IN_WORK", null, true, "DECLINED", ARCHIVED],
];

test.each(CASES)("a card in %s, outcome %s, archived %s, is %s for its sender", (column, outcome, isArchived, state, since) => {
  expect(requestState({ column, outcome, enteredAt: ENTERED, archivedAt: isArchived ? ARCHIVED : null })).toEqual({ state, since });
});

test("the size of a request is counted in bytes over all of its fields", () => {
  expect(requestBytes({ title: "가", details: "a", name: "é", email: "" })).toBe(6);
  expect(requestBytes({ title: "", details: "x".repeat(INTAKE_BYTES_MAX), name: "", email: "" })).toBe(INTAKE_BYTES_MAX);
});
