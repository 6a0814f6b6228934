import { describe, expect, test } from "vitest";
import { jenkins } from "@/server/delivery/sources/jenkins";
import { addressOf, branchOf, jobOf, pullRequestOf } from "@/server/delivery/sources/jenkins-names";
import { mentionsIn, titleWith } from "@/server/delivery/sources/mentions";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { jenkinsMessage } from "@/tests/support/jenkins-messages";

const at = new Date(Date.UTC(2026, 10, 2, 9));

test("a build with any field broken is understood or refused, never more", () => {
  const full = { queueId: 4, sha: "a".repeat(40), branch: "origin/ERP-1", notes: "ERP-2", parameters: { CARD: "ERP-3" }, tests: { total: 2, failed: 1 } };
  expectUnbroken(jenkins, jenkinsMessage({ ...full, phase: "COMPLETED", at, status: "UNSTABLE", seconds: 60 }));
  expectUnbroken(jenkins, jenkinsMessage({ ...full, phase: "QUEUED", at }));
});

test.each([
  ["origin/feature/x", "feature/x"],
  ["refs/heads/x", "x"],
  ["refs/remotes/upstream/feature/x", "feature/x"],
  ["remotes/origin/x", "x"],
  ["originals/x", "originals/x"],
  ["detached", null],
  ["HEAD", null],
  ["PR-7", null],
  ["", null],
  [null, null],
])("the branch of %s is %s", (said, branch) => expect(branchOf(said)).toBe(branch));

test.each([["PR-7", 7], ["MR-12-merge", 12], ["PR-7-head", 7], ["PR-0", null], ["ERP-7", null], ["PR-7-vat", null], ["PR-99999999999", null], [null, null]])("the pull request of %s is %s", (branch, number) => expect(pullRequestOf(branch)).toBe(number));

describe("the job of an address", () => {
  test.each([
    ["https://j.example/job/erp/18/", null, { address: "https://j.example/job/erp/", name: "erp", path: ["erp"] }],
    ["https://j.example/ci/job/shop/job/erp/18", null, { address: "https://j.example/ci/job/shop/job/erp/", name: "erp", path: ["shop", "erp"] }],
    ["https://j.example/job/erp/job/feature%252FERP-1/3/", "feature/ERP-1", { address: "https://j.example/job/erp/job/feature%252FERP-1/", name: "erp", path: ["erp", "feature/ERP-1"] }],
    ["https://j.example/job/erp/job/PR-7/3/", null, { address: "https://j.example/job/erp/job/PR-7/", name: "erp", path: ["erp"] }],
    ["https://j.example/job/main/3/", "origin/main", { address: "https://j.example/job/main/", name: "main", path: ["main"] }],
    ["https://j.example/job/100%25%zz/3/", null, { address: "https://j.example/job/100%25%zz/", name: "100%25%zz", path: ["100%25%zz"] }],
    ["x", null, { address: "", name: null, path: [] }],
  ])("%s (%s)", (url, branch, job) => expect(jobOf(addressOf(url), branch)).toEqual(job));
});

describe("mentions", () => {
  test("are read as branches where they are one word, else as prose", () => {
    expect(mentionsIn(["feature/erp-7-vat", "erp-8 and ERP-9", "ERP-7", 4, null, "https://x.example/ERP-10", "erp-1.4.0"], "ERP")).toEqual(["ERP-7", "ERP-9"]);
  });
  test("go into a title that does not name them, which never grows too long", () => {
    expect(titleWith("ERP-7 by hand", ["ERP-7", "ERP-9"])).toBe("ERP-7 by hand ERP-9");
    expect(titleWith(null, [])).toBeNull();
    expect(titleWith("x".repeat(900), ["ERP-9"])).toHaveLength(500);
    expect(titleWith("x".repeat(900), ["ERP-9"])).toMatch(/ ERP-9$/);
  });
});
