import { expect, test } from "vitest";
import { environmentTier } from "@/server/delivery/domain/environment-tier";
import { runKeys } from "@/server/delivery/domain/link-keys";
import { stageKind } from "@/server/delivery/domain/stage-kind";
import { statusOf } from "@/server/delivery/sources/github-runs";

test.each([
  ["build (ubuntu-latest)", "CI", "BUILD"],
  ["test (22, ubuntu-latest)", "CI", "TEST"],
  ["unit-tests", "CI", "TEST"],
  ["Deploy to staging", "CI", "DEPLOY"],
  ["deploy and test", "CI", "DEPLOY"],
  ["publish package", "CI", "RELEASE"],
  ["checkout", "CI", "CODE"],
  ["typecheck", "CI", "TEST"],
  ["smoke", "Nightly", "MONITOR"],
  ["attest", "CI", "BUILD"],
  ["staging", "CI", "BUILD"],
  ["run", "Deploy", "DEPLOY"],
  ["run", "CI", "BUILD"],
  ["통합 테스트", "CI", "TEST"],
])("the stage %s of %s is %s", (name, pipeline, kind) => expect(stageKind(name, pipeline)).toBe(kind));

test("a stage with an environment deploys, whatever it is called", () => {
  expect(stageKind("test", "CI", true)).toBe("DEPLOY");
});

test.each([
  ["production", "PRODUCTION"],
  ["Prod-EU", "PRODUCTION"],
  ["eu/live", "PRODUCTION"],
  ["preprod", "STAGING"],
  ["pre-production", "STAGING"],
  ["Stäging", "STAGING"],
  ["QA", "TESTING"],
  ["uat-2", "TESTING"],
  ["dev", "DEVELOPMENT"],
  ["non-prod", "OTHER"],
  ["github-pages", "OTHER"],
  ["latest", "OTHER"],
  ["운영", "PRODUCTION"],
  ["스테이징", "STAGING"],
  ["", "OTHER"],
])("the environment %s is %s", (name, tier) => expect(environmentTier(name)).toBe(tier));

test.each([
  ["queued", null, "QUEUED"],
  ["requested", null, "QUEUED"],
  ["pending", null, "QUEUED"],
  ["waiting", null, "WAITING"],
  ["in_progress", null, "RUNNING"],
  ["completed", "success", "SUCCESS"],
  ["completed", "neutral", "SUCCESS"],
  ["completed", "failure", "FAILED"],
  ["completed", "timed_out", "FAILED"],
  ["completed", "startup_failure", "FAILED"],
  ["completed", "cancelled", "CANCELLED"],
  ["completed", "stale", "CANCELLED"],
  ["completed", "skipped", "SKIPPED"],
  ["completed", "action_required", "WAITING"],
  ["completed", null, "UNKNOWN"],
  ["completed", "excellent", "UNKNOWN"],
  ["in_progress", "success", "RUNNING"],
  ["constructor", null, "UNKNOWN"],
  [null, null, "UNKNOWN"],
])("GitHub's %s with %s is %s", (status, conclusion, expected) => expect(statusOf(status, conclusion)).toBe(expected));

test.each(["pull_request", "pull_request_target", "merge_request_event"])("the title of a run started by %s is that of its pull request", (trigger) => {
  const run = { branch: null, commitMessage: null, title: "ERP-1 VAT" };
  expect(runKeys({ ...run, trigger }, "ERP").get("ERP-1")).toBe("PR_TITLE");
  expect(runKeys({ ...run, trigger: "push" }, "ERP").get("ERP-1")).toBe("PARAMETER");
});
