import { expect, test } from "vitest";
import { generic } from "@/server/delivery/sources/generic";
import { statusOfWord } from "@/server/delivery/sources/status-words";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { buildbotMessage } from "@/tests/support/generic-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const time = (minute: number) => at(minute).toISOString();
const sha = "a".repeat(40);

test("each thing of the form with any field broken is understood or refused, never more", () => {
  const commit = { sha, branch: "x", message: "ERP-1", author: "dana", at: time(1), url: "https://git.example/1" };
  expectUnbroken(generic, {
    repository: "acme/erp",
    run: { id: 1, attempt: 1, name: "CI", status: "failed", title: "x", branch: "x", sha, pullRequest: 7, startedAt: time(1), finishedAt: time(2), cards: ["ERP-1"] },
    stages: [{ id: 1, name: "test", kind: "TEST", status: "failed", startedAt: time(1), finishedAt: time(2) }],
    release: { tag: "v1", publishedAt: time(1) },
  });
  expectUnbroken(generic, { deployment: { id: 1, environment: "qa", tier: "TESTING", strategy: "canary", kind: "HOTFIX", status: "success", sha, run: 1, finishedAt: time(2), cards: "ERP-1" }, push: { branch: "x", before: sha, after: sha, forced: true, commits: [commit] } });
  expectUnbroken(generic, { commits: [commit], pullRequest: { number: 7, branch: "x", sha, state: "merged", mergedAt: time(2) }, alert: { id: 1, title: "x", status: "resolved", startedAt: time(1), resolvedAt: time(2) } });
});

test("a build of Buildbot with any field broken is understood or refused, never more", () => {
  expectUnbroken(generic, buildbotMessage({ results: 0, startedAt: at(1), completedAt: at(3), steps: [{ id: 1, name: "test", results: 0, startedAt: at(1), completedAt: at(2) }], fetched: sha, properties: { "github.number": [7, "Change"] } }));
});

test.each([["in progress", "RUNNING"], ["TIMED-OUT", "FAILED"], [" Pass ", "SUCCESS"], ["fail", "FAILED"], ["", "UNKNOWN"], [null, "UNKNOWN"], ["splendid", "UNKNOWN"]])("the word %j is %s", (word, status) => {
  expect(statusOfWord(word)).toBe(status);
});
