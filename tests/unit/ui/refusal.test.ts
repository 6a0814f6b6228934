import { expect, test } from "vitest";
import { readRefusal } from "@/components/ui/refusal";

test("a refusal keeps its reason and its facts", () => {
  const error = { data: { code: "RULE_BROKEN", reason: "wip_limit", facts: { column: "IN_WORK", limit: 4, perPerson: null } } };
  expect(readRefusal(error)).toEqual({
    reason: "wip_limit",
    fallback: "rule_broken",
    values: { column: "IN_WORK", limit: 4, perPerson: "none" },
  });
});

test("a server that was not reached is told apart from one that failed", () => {
  expect(readRefusal(new Error("failed", { cause: new TypeError("Failed to fetch") })).reason).toBe("offline");
  expect(readRefusal(new Error("?")).reason).toBe("server_error");
  expect(readRefusal({ data: { code: "INTERNAL_SERVER_ERROR" } }).fallback).toBe("server_error");
});

test("an answer without a reason is put into the words of its kind", () => {
  expect(readRefusal({ data: { code: "TOO_MANY" } })).toEqual({ reason: "too_many", fallback: "too_many", values: {} });
});
