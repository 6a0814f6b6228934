import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEPLOYMENT_STATUSES, PULL_REQUEST_STATES, RUN_STATUSES } from "@/server/delivery/domain/run-status";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";
import { EMPTY_STRIP, stripOf, type StripFacts, type StripRun } from "@/server/delivery/domain/strip";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
const nothing: StripFacts = { hasCommits: false, pullRequests: [], runs: [], deployments: [] };
const run = (some: Partial<StripRun>): StripRun => ({
  repository: "r", externalId: "1", attempt: 1, name: "CI", trigger: "push", kind: "BUILD", branch: "x", sha: "a1", status: "RUNNING", at: at(1), stages: [], ...some,
});
const deployment = (some: Partial<StripFacts["deployments"][number]>): StripFacts["deployments"][number] => ({
  repository: "r", environment: "qa", tier: "TESTING", sha: "a1", status: "SUCCESS", succeeded: true, at: at(2), ...some,
});
const pullRequest = (some: Partial<StripFacts["pullRequests"][number]>): StripFacts["pullRequests"][number] => ({
  repository: "r", branch: "x", headSha: "a1", state: "OPEN", at: at(1), ...some,
});
const stages = (build: StripRun["status"], test?: StripRun["status"]): StripRun["stages"] => [
  { kind: "BUILD", status: build },
  ...(test ? [{ kind: "TEST" as const, status: test }] : []),
];

test("a card of which nothing was heard has an empty line", () => expect(stripOf(nothing)).toEqual(EMPTY_STRIP));

describe("code", () => {
  test("is under way while a pull request is open, done when commits or a merge are there, nothing when it was closed", () => {
    expect(stripOf({ ...nothing, hasCommits: true }).CODE).toBe("PASSED");
    expect(stripOf({ ...nothing, hasCommits: true, pullRequests: [pullRequest({})] }).CODE).toBe("RUNNING");
    expect(stripOf({ ...nothing, pullRequests: [pullRequest({ state: "MERGED" })] }).CODE).toBe("PASSED");
    expect(stripOf({ ...nothing, pullRequests: [pullRequest({ state: "CLOSED" })] }).CODE).toBe("NONE");
  });
});

describe("runs", () => {
  test("each stage stands in its part, and a part not begun is not green", () => {
    expect(stripOf({ ...nothing, runs: [run({ stages: stages("SUCCESS", "RUNNING") })] })).toEqual({ ...EMPTY_STRIP, CODE: "PASSED", BUILD: "PASSED", TEST: "RUNNING" });
    expect(stripOf({ ...nothing, runs: [run({ stages: stages("SUCCESS") })] }).TEST).toBe("NONE");
  });

  test("the worst stage of a part counts", () => {
    const both = (one: StripRun["status"], other: StripRun["status"]) =>
      stripOf({ ...nothing, runs: [run({ stages: [{ kind: "TEST", status: one }, { kind: "TEST", status: other }] })] }).TEST;
    expect(both("SUCCESS", "FAILED")).toBe("FAILED");
    expect(both("RUNNING", "FAILED")).toBe("FAILED");
    expect(both("SUCCESS", "SKIPPED")).toBe("PASSED");
    expect(both("SUCCESS", "CANCELLED")).toBe("NONE");
    expect(both("SUCCESS", "UNKNOWN")).toBe("NONE");
    expect(both("SKIPPED", "SKIPPED")).toBe("NONE");
    expect(both("QUEUED", "SUCCESS")).toBe("WAITING");
  });

  test("a newer attempt replaces the one before, whichever comes first in the list", () => {
    const failed = run({ status: "FAILED", stages: stages("SUCCESS", "FAILED") });
    const again = run({ attempt: 2, at: at(3), stages: stages("SUCCESS", "SUCCESS") });
    for (const runs of [[failed, again], [again, failed]]) expect(stripOf({ ...nothing, runs }).TEST).toBe("PASSED");
  });

  test("a newer commit that is only being built leaves no green behind it", () => {
    const old = run({ stages: stages("SUCCESS", "SUCCESS") });
    const fresh = run({ externalId: "2", sha: "b2", at: at(5), status: "QUEUED" });
    const shipped = deployment({ at: at(2) });
    expect(stripOf({ ...nothing, runs: [old, fresh], deployments: [shipped] })).toEqual({ ...EMPTY_STRIP, CODE: "PASSED", BUILD: "WAITING" });
  });

  test("a re-run of what was deployed does not take the deployment back", () => {
    const first = run({ stages: stages("SUCCESS") });
    const again = run({ attempt: 2, at: at(9), stages: stages("RUNNING") });
    expect(stripOf({ ...nothing, runs: [first, again], deployments: [deployment({ at: at(2) })] })).toMatchObject({ BUILD: "RUNNING", DEPLOY: "PASSED" });
  });

  test("what ran for an older head of an open pull request says nothing of it", () => {
    const old = run({ stages: stages("SUCCESS", "SUCCESS") });
    expect(stripOf({ ...nothing, runs: [old], pullRequests: [pullRequest({ headSha: "b2", at: at(4) })] })).toEqual({ ...EMPTY_STRIP, CODE: "RUNNING" });
  });

  test("a failed run without a failed stage is not shown as passed", () => {
    expect(stripOf({ ...nothing, runs: [run({ status: "FAILED", stages: stages("SUCCESS") })] }).BUILD).toBe("FAILED");
    expect(stripOf({ ...nothing, runs: [run({ status: "FAILED" })] }).BUILD).toBe("FAILED");
  });

  test("a stage that failed in a run that succeeded was allowed to: it is neither red nor green", () => {
    expect(stripOf({ ...nothing, runs: [run({ status: "SUCCESS", stages: stages("SUCCESS", "FAILED") })] })).toMatchObject({ BUILD: "PASSED", TEST: "NONE" });
    expect(stripOf({ ...nothing, runs: [run({ status: "RUNNING", stages: stages("SUCCESS", "FAILED") })] }).TEST).toBe("FAILED");
  });

  test("a scanner's word on a commit stands beside that of its pipeline, and makes the code no newer", () => {
    const ci = run({ status: "FAILED", stages: stages("SUCCESS", "FAILED") });
    const scan = run({ repository: "scanner", externalId: "2", name: "ERP", at: at(6), status: "SUCCESS", stages: [{ kind: "TEST", status: "SUCCESS" }] });
    expect(stripOf({ ...nothing, runs: [ci, scan], deployments: [deployment({ at: at(2) })] })).toMatchObject({ BUILD: "PASSED", TEST: "FAILED", DEPLOY: "PASSED" });
  });

  test("a stage whose end was never heard is unknown once its run is over", () => {
    expect(stripOf({ ...nothing, runs: [run({ status: "SUCCESS", stages: stages("SUCCESS", "RUNNING") })] })).toMatchObject({ BUILD: "PASSED", TEST: "NONE" });
  });

  test("a later run of the pipeline counts before an earlier one's last attempt, in whatever order they are told", () => {
    const first = run({ attempt: 1, at: at(5), stages: stages("FAILED") });
    const again = run({ attempt: 2, at: at(1), stages: stages("SUCCESS") });
    const other = run({ externalId: "2", at: at(3), stages: stages("RUNNING") });
    for (const runs of [[first, again, other], [other, again, first], [again, other, first]]) expect(stripOf({ ...nothing, runs }).BUILD).toBe("RUNNING");
  });

  test("two pipelines on one commit: the worse one counts", () => {
    const ci = run({ stages: stages("SUCCESS", "SUCCESS") });
    const nightly = run({ externalId: "2", name: "Lint", at: at(2), stages: stages("SUCCESS", "FAILED") });
    expect(stripOf({ ...nothing, runs: [ci, nightly] }).TEST).toBe("FAILED");
  });
});

describe("deployments", () => {
  test("production is a release, anything before it a deploy; the newest of an environment counts", () => {
    const deployments = [deployment({ status: "FAILED", succeeded: false }), deployment({ at: at(3) }), deployment({ environment: "prod", tier: "PRODUCTION", status: "WAITING", at: at(4) })];
    expect(stripOf({ ...nothing, deployments })).toMatchObject({ DEPLOY: "PASSED", RELEASE: "WAITING" });
  });

  test("what was superseded stays green only if it had succeeded", () => {
    expect(stripOf({ ...nothing, deployments: [deployment({ status: "SUPERSEDED" })] }).DEPLOY).toBe("PASSED");
    expect(stripOf({ ...nothing, deployments: [deployment({ status: "SUPERSEDED", succeeded: false })] }).DEPLOY).toBe("NONE");
  });
});

const hour = fc.integer({ min: 0, max: 9 }).map(at);
const sha = fc.constantFrom("a1", "b2", "c3");
const someFacts: fc.Arbitrary<StripFacts> = fc.record({
  hasCommits: fc.boolean(),
  pullRequests: fc.array(fc.record({ repository: fc.constant("r"), branch: fc.constantFrom("x", "main"), headSha: sha, state: fc.constantFrom(...PULL_REQUEST_STATES), at: hour }), { maxLength: 2 }),
  runs: fc.uniqueArray(
    fc.record({
      repository: fc.constant("r"), externalId: fc.constantFrom("1", "2", "3"), attempt: fc.integer({ min: 1, max: 2 }), name: fc.constantFrom("CI", "Lint"),
      trigger: fc.constant("push"), kind: fc.constantFrom(...STAGE_KINDS), branch: fc.constantFrom("x", "main"), sha, status: fc.constantFrom(...RUN_STATUSES), at: hour,
      stages: fc.array(fc.record({ kind: fc.constantFrom(...STAGE_KINDS), status: fc.constantFrom(...RUN_STATUSES) }), { maxLength: 3 }),
    }),
    { maxLength: 4, selector: ({ externalId, attempt }) => `${externalId}.${attempt}` },
  ),
  deployments: fc.uniqueArray(
    fc.record({
      repository: fc.constant("r"), environment: fc.constantFrom("qa", "prod"), tier: fc.constantFrom("TESTING" as const, "PRODUCTION" as const), sha,
      status: fc.constantFrom(...DEPLOYMENT_STATUSES), succeeded: fc.boolean(), at: hour,
    }),
    { maxLength: 3, selector: ({ environment, at }) => `${environment}${at.getTime()}` },
  ),
});

test("the line is the same whatever the order of the facts", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const reversed = { ...facts, runs: [...facts.runs].reverse(), pullRequests: [...facts.pullRequests].reverse(), deployments: [...facts.deployments].reverse() };
      expect(stripOf(reversed)).toEqual(stripOf(facts));
    }),
    { numRuns: 2_000 },
  );
});

test("nothing is green without a success behind it, and one thing alone is green only if it succeeded", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const strip = stripOf(facts);
      const good = facts.runs.some((one) => one.status === "SUCCESS" || one.stages.some((stage) => stage.status === "SUCCESS"));
      const shipped = facts.deployments.some((one) => one.status === "SUCCESS" || (one.status === "SUPERSEDED" && one.succeeded));
      for (const kind of STAGE_KINDS.slice(1)) if (strip[kind] === "PASSED") expect(good || shipped).toBe(true);
    }),
  );
});
