import { expect, test } from "vitest";
import { parseHistoryLine } from "@/server/portability/domain/history-line";

const parse = (fields: object | string) => parseHistoryLine(typeof fields === "string" ? fields : JSON.stringify(fields), 7);
const AT = "2026-03-02T09:00:00Z";
const refused = (reason: string, detail?: string) => ({ refused: { line: 7, reason, ...(detail === undefined ? {} : { detail }) } });

test("a line is read as what happened, to which card, when", () => {
  expect(parse({ card: "A", at: "2026-03-02T18:00:00.123456+09:00", type: "created", title: " Invoice\nexport ", points: 2.5, kind: "TOIL" })).toEqual({
    line: 7, card: "A", at: Date.parse("2026-03-02T09:00:00.123Z"), type: "created", to: "BACKLOG", title: "Invoice export", points: 2.5, kind: "TOIL",
  });
  expect(parse({ card: "A", at: AT, type: "moved", to: "DONE", outcome: "DUPLICATE", unknown: 1 })).toMatchObject({ to: "DONE", outcome: "DUPLICATE" });
  expect(parse({ card: "A", at: AT, type: "estimated", points: null })).toMatchObject({ points: null });
  expect(parse({ card: "A", at: AT, type: "blocked" })).toMatchObject({ reason: "-" });
});

test.each([
  ["{", "not_json"],
  ["[]", "not_an_object"],
  ["null", "not_an_object"],
  [`{"card":"${"x".repeat(70_000)}"}`, "line_too_long"],
  [{ at: AT, type: "created" }, "card_missing"],
  [{ card: "", at: AT, type: "created" }, "card_missing"],
  [{ card: " ", at: AT, type: "created" }, "card_invalid"],
  [{ card: 5, at: AT, type: "created" }, "card_invalid"],
  [{ card: "a\u0000", at: AT, type: "created" }, "card_invalid"],
  [{ card: "\ud800", at: AT, type: "created" }, "card_invalid"],
  [{ card: "x".repeat(101), at: AT, type: "created" }, "card_too_long"],
  [{ card: "A", at: AT }, "type_missing"],
  [{ card: "A", type: "created" }, "at_missing"],
  [{ card: "A", at: AT, type: "moved" }, "to_missing"],
  [{ card: "A", at: AT, type: "moved", to: "BACKLOG", outcome: "DONE" }, "outcome_without_done"],
  [{ card: "A", at: AT, type: "estimated" }, "points_missing"],
  [{ card: "A", at: AT, type: "created", title: "x".repeat(301) }, "title_too_long"],
  [{ card: "A", at: AT, type: "created", title: "  " }, "title_empty"],
  [{ card: "A", at: AT, type: "blocked", reason: "x".repeat(501) }, "reason_too_long"],
])("%j is refused as %s", (fields, reason) => {
  expect(parse(fields)).toEqual(refused(reason));
});

test.each([
  [{ card: "A", at: "yesterday", type: "created" }, "at_invalid", "yesterday"],
  [{ card: "A", at: "2026-03-02", type: "created" }, "at_invalid", "2026-03-02"],
  [{ card: "A", at: "2026-03-02T09:00:00", type: "created" }, "at_invalid", "2026-03-02T09:00:00"],
  [{ card: "A", at: "2026-13-02T09:00:00Z", type: "created" }, "at_invalid", "2026-13-02T09:00:00Z"],
  [{ card: "A", at: AT, type: "renamed" }, "type_unknown", "renamed"],
  [{ card: "A", at: AT, type: "moved", to: "Doing" }, "to_unknown", "Doing"],
  [{ card: "A", at: AT, type: "created", kind: "BUG" }, "kind_unknown", "BUG"],
  [{ card: "A", at: AT, type: "created", points: -1 }, "points_invalid", "-1"],
  [{ card: "A", at: AT, type: "created", points: "3" }, "points_invalid", "3"],
])("%j is refused as %s, with what was given", (fields, reason, detail) => {
  expect(parse(fields)).toEqual(refused(reason, detail));
});
