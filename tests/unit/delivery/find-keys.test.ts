import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBranchKeys, findCommitKeys, findIntendedKeys, findKeys, KEY_CAP } from "@/server/delivery/domain/find-keys";

describe("in prose", () => {
  test.each([
    ["ERP-42: round VAT", ["ERP-42"]],
    ["[ERP-42] and (ERP-7), then ERP-42 again.", ["ERP-42", "ERP-7"]],
    ["Fixes ERP-42.", ["ERP-42"]],
    ["ERP-42의 세율을 고침", ["ERP-42"]],
    ["ERP-42é", []],
    ["세율 수정 (ERP-42)", ["ERP-42"]],
    ["erp-42 in lower case is a word", []],
    ["UTF-8, SHA-256, CVE-2024-1 and ISO-8601", []],
    ["XERP-42 ERP-42x ERP-0 ERP-042 ERP_42", []],
    ["ERP-42-2, ERP-42-2fa and ERP-42.5 are versions; ERP-42-vat is not", ["ERP-42"]],
    ["ERP-1234567890 has too many digits", []],
    ["https://ci.example/job/ERP-42/log", []],
    ["see https://jira.example/browse/ERP-42 please", ["ERP-42"]],
    ["Co-authored-by: Kim <ERP-42@example.org>", []],
    ["Co-authored-by: Kim <kim@ERP-42.example>", []],
    ["ask kim@example.org about ERP-42", ["ERP-42"]],
    ['Revert "ERP-42 round VAT"', ["ERP-42"]],
  ])("%s", (text, keys) => expect(findKeys(text, "prose", "ERP")).toEqual(keys));

  test("a board may be called like a standard", () => {
    expect(findKeys("CVE-2024 is a card here, UTF-8 is not", "prose", "CVE")).toEqual(["CVE-2024"]);
  });

  test("a deny-listed look-alike of another board is not ours", () => {
    expect(findKeys("CRM-1 ERP-1", "prose", "ERP")).toEqual(["ERP-1"]);
  });
});

describe("in branches", () => {
  test.each([
    ["feature/ERP-42-vat", ["ERP-42"]],
    ["feature/erp-42_vat", ["ERP-42"]],
    ["ERP-42-2fa", ["ERP-42"]],
    ["ERP-42-2", ["ERP-42"]],
    ["erp-42", ["ERP-42"]],
    ["kim/erp-42-erp-7", ["ERP-42", "ERP-7"]],
    ["xerp-42", []],
    ["release/2026.11", []],
    ["renovate/erp-42", []],
    ["dependabot/npm/ERP-42.1", []],
  ])("%s", (branch, keys) => expect(findBranchKeys(branch, "ERP")).toEqual(keys));
});

test.each([
  ["Merge branch 'main' into feature/ERP-42", []],
  ["Merge remote-tracking branch 'origin/main' into ERP-42", []],
  ["Merge branch 'feature/ERP-42'", ["ERP-42"]],
  ["Merge pull request #9 from kim/feature/ERP-42-vat\n\nERP-7 too", ["ERP-42", "ERP-7"]],
])("commit: %s", (message, keys) => expect(findCommitKeys(message, "ERP")).toEqual(keys));

test.each([
  ["Closes ERP-42\n\nAlso touches ERP-7.", ["ERP-42"]],
  ["fixes: ERP-1, ERP-2 and ERP-3; see ERP-4", ["ERP-1", "ERP-2", "ERP-3"]],
  ["Part of ERP-9", ["ERP-9"]],
  ["Like ERP-9 but better", []],
  ["Resolves https://x.example/browse/ERP-5", []],
  ["prefixes ERP-6", []],
])("body of a pull request: %s", (body, keys) => expect(findIntendedKeys(body, "ERP")).toEqual(keys));

test("at most twenty keys are taken from one text", () => {
  const text = Array.from({ length: 50 }, (_, index) => `ERP-${index + 1}`).join(" ");
  expect(findKeys(text, "prose", "ERP")).toHaveLength(KEY_CAP);
  expect(findKeys("AB-1 ".repeat(30) + "ERP-42", "prose", "ERP")).toEqual(["ERP-42"]);
});

describe.each(["A-", "A1-1-", "ERP-1@", "http://", "a@", "Closes ", "ERP-1", "a"])("a megabyte of %j", (unit) => {
  // A scan that is not linear takes minutes here, and runs into the runner's time limit.
  test("is read to its end", () => {
    const text = unit.repeat(Math.ceil(1_048_576 / unit.length));
    expect(findKeys(`${text} ERP-42`, "prose", "ERP").length).toBeLessThanOrEqual(KEY_CAP);
    expect(findBranchKeys(text, "ERP").length).toBeLessThanOrEqual(KEY_CAP);
    expect(findIntendedKeys(text, "ERP").length).toBeLessThanOrEqual(KEY_CAP);
  });
});

test("every key found stands in the text, upper-case, and once", () => {
  const piece = fc.oneof(fc.constantFrom("ERP-42", "erp-7", "-", " ", "/", "ERP", "@", "https://", ".", "1"), fc.string());
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom("prose" as const, "branch" as const), (pieces, style) => {
      const text = pieces.join("");
      const keys = findKeys(text, style, "ERP");
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) {
        expect(key).toMatch(/^ERP-[1-9]\d*$/);
        expect(text.toUpperCase()).toContain(key);
      }
    }),
  );
});
