import { describe, expect, test } from "vitest";
import { gitlab } from "@/server/delivery/sources/gitlab";
import { statusOf } from "@/server/delivery/sources/gitlab-jobs";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { gitlabDeployment, type GitlabJob, type GitlabMessage, gitlabPush, gitlabRelease, jobMessage, pipelineMessage, requestMessage } from "@/tests/support/gitlab-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const parse = ({ event, payload }: GitlabMessage) => gitlab.parse(gitlab.eventOf({ "x-gitlab-event": event }, payload), payload, { boardKey: "ERP", headers: {}, receivedAt: at(59) });
const pipeline = { id: 31, sha: sha("a"), ref: "feature/erp-1", message: "VAT", createdAt: at(1), request: { iid: 4, title: "ERP-1 VAT", sourceBranch: "feature/erp-1" } };
const test1: GitlabJob = { id: 71, stage: "test", name: "unit", status: "success", createdAt: at(1), startedAt: at(2), finishedAt: at(3), environment: { name: "qa" } };
const push = gitlabPush({ branch: "x", before: sha("0"), after: sha("b"), commits: [{ sha: sha("a"), message: "one", at: at(0) }, { sha: sha("b"), message: "two", at: at(1) }] });

test.each([
  pipelineMessage(pipeline, "running", [test1]),
  jobMessage(pipeline, test1),
  push,
  requestMessage({ iid: 4, title: "ERP-1", branch: "x", headSha: sha("a"), action: "open", openedAt: at(0), at: at(1) }),
  gitlabDeployment({ id: 9, environment: "qa", sha: sha("a"), status: "success", at: at(5) }),
  gitlabRelease({ id: 2, tag: "v1", action: "create", at: at(6) }),
])("a $event with any field broken is understood or refused, never more", ({ event, payload }) => expectUnbroken(gitlab, payload, { "x-gitlab-event": event }));

test.each([
  ["created", "QUEUED"],
  ["preparing", "QUEUED"],
  ["pending", "QUEUED"],
  ["waiting_for_resource", "QUEUED"],
  ["scheduled", "WAITING"],
  ["manual", "WAITING"],
  ["running", "RUNNING"],
  ["canceling", "RUNNING"],
  ["success", "SUCCESS"],
  ["failed", "FAILED"],
  ["canceled", "CANCELLED"],
  ["skipped", "SKIPPED"],
  ["constructor", "UNKNOWN"],
  [null, "UNKNOWN"],
])("GitLab's %s is %s", (word, status) => expect(statusOf(word)).toBe(status));

describe("the event", () => {
  test.each([
    ["System Hook", { object_kind: "pipeline" }, "pipeline"],
    ["System Hook", { event_name: "repository_update" }, "repository_update"],
    ["Job Hook", {}, "Job Hook"],
    ["Job Hook", undefined, "Job Hook"],
    ["Note Hook", { object_kind: 7 }, "Note Hook"],
  ])("of a %s that says %o is %s", (header, payload, event) => expect(gitlab.eventOf({ "x-gitlab-event": header }, payload)).toBe(event));

  test.each<Record<string, string>>([{}, { "x-gitlab-event": "../x" }])("is missing in %o", (headers) => expect(() => gitlab.eventOf(headers, {})).toThrow(expect.objectContaining({ reason: "event_missing" })));

  test.each(["note", "wiki_page", "repository_update", "emoji"])("%s is not used", (event) => expect(gitlab.parse(event, {}, { boardKey: "ERP", headers: {}, receivedAt: at(0) })).toEqual({ ignored: "event_not_handled" }));

  test("is known by its header where the body does not name it", () => {
    const { object_kind: _kind, event_name: _name, ...payload } = push.payload;
    expect(parse({ event: "Push Hook", payload })).toEqual(parse(push));
  });
});

describe("the stage of a job", () => {
  const kindOf = (job: Partial<GitlabJob>) => {
    const parsed = parse(jobMessage(pipeline, { ...test1, environment: undefined, ...job }));
    return "changes" in parsed && parsed.changes[0]?.type === "stage" ? parsed.changes[0].facts.kind : null;
  };
  test.each([
    [{ name: "unit", stage: "test" }, "TEST"],
    [{ name: "rspec", stage: "checks" }, "TEST"],
    [{ name: "compile", stage: "x" }, "BUILD"],
    [{ name: "go", stage: "x", environment: { name: "production" } }, "DEPLOY"],
    [{ name: "go", stage: "x", environment: { name: "review/x", action: "stop" } }, "BUILD"],
    [{ name: "smoke", stage: "x", environment: { name: "qa", action: "verify" } }, "MONITOR"],
  ])("of %o is %s", (job, kind) => expect(kindOf(job)).toBe(kind));
});

describe("the branch of a pushed commit", () => {
  const branchesOf = (message: GitlabMessage) => {
    const parsed = parse(message);
    const [change] = "changes" in parsed ? parsed.changes : [];
    return change?.type === "push" ? change.facts.commits.map(({ branches }) => branches) : null;
  };
  const commits = [{ sha: sha("a"), message: "one", at: at(0) }, { sha: sha("b"), message: "two", at: at(1) }];

  test("is told for all of a new branch", () => expect(branchesOf(gitlabPush({ branch: "x", after: sha("b"), commits }))).toEqual([["x"], ["x"]]));
  test("is told for the head alone of one that moved, for the rest may have come by a rebase", () => {
    expect(branchesOf(gitlabPush({ branch: "x", before: sha("9"), after: sha("b"), commits }))).toEqual([[], ["x"]]);
  });
  test("is none for a tag and a branch that went", () => {
    expect(parse(gitlabPush({ ref: "refs/tags/v1", after: sha("b"), commits: [] }))).toEqual({ ignored: "tag" });
    expect(parse(gitlabPush({ branch: "x", before: sha("b"), after: sha("0"), commits: [] }))).toEqual({ ignored: "branch_deleted" });
  });
});

test("a merge request says who made it where that one is named, and one without a commit says nothing yet", () => {
  const request = { iid: 4, title: "ERP-1", branch: "x", action: "update", openedAt: at(0), at: at(1) };
  const authorOf = (by?: { id: number; username: string }) => {
    const parsed = parse(requestMessage({ ...request, headSha: sha("a"), ...(by ? { by } : {}) }));
    return "changes" in parsed && parsed.changes[0]?.type === "pullRequest" ? parsed.changes[0].facts.author : undefined;
  };
  expect(authorOf()).toBe("dana");
  expect(authorOf({ id: 77, username: "rev" })).toBeNull();
  expect(parse(requestMessage({ ...request, headSha: null }))).toEqual({ ignored: "no_commit" });
});

test.each([
  ["a tier that GitLab tells counts before the name", { environment: "qa", tier: "production" }, { tier: "PRODUCTION" }],
  ["one that it does not know is told by the name", { environment: "qa", tier: "customer" }, { tier: "TESTING" }],
  ["a skipped deployment never ran", { environment: "qa", status: "skipped" }, { status: "CANCELLED", startedAt: null }],
  ["a blocked one waits", { environment: "qa", status: "blocked" }, { status: "WAITING" }],
  ["a new word is unknown", { environment: "qa", status: "paused" }, { status: "UNKNOWN", finishedAt: null }],
])("%s", (_, some, facts) => {
  const parsed = parse(gitlabDeployment({ id: 9, sha: sha("a"), status: "success", at: at(5), ...some }));
  expect(parsed).toMatchObject({ changes: [{ type: "deployment", externalId: "9", facts: { sha: sha("a"), ...facts } }] });
});
