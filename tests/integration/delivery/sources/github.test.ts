import { beforeAll, describe, expect, test } from "vitest";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage, type GithubMessage, pullRequestMessage, workflowJobMessage, workflowRunMessage } from "@/tests/support/github-messages";
import { checkRunMessage, deploymentReviewMessage, protectionRuleMessage, refMessage, releaseMessage } from "@/tests/support/github-more-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const check = (key: string, more: Partial<Parameters<typeof checkRunMessage>[1]> = {}) =>
  checkRunMessage(REPOSITORY, { id: 71, name: "lint", branch: `feature/${key}-1`, sha: sha("a"), status: "completed", conclusion: "success", startedAt: at(1), completedAt: at(3), ...more });
const run = (key: string, more: object = {}) => ({ id: 7, branch: `feature/${key}-1`, sha: sha("a"), message: "VAT", createdAt: at(1), ...more });

async function aGithubBoard() {
  const board = await aBoardWithSource(db);
  return { ...board, known: () => knowledgeOf(db, board.id) };
}

describe("a check of another app than Actions", () => {
  test("is a run of one stage, named after the check, of its commit and branch", async () => {
    const board = await aGithubBoard();
    expect(await board.send(check(board.key, { pullRequest: 9 }))).toEqual([{ outcome: "APPLIED", cards: [`${board.key}-1`] }]);
    expect((await board.known()).runs).toMatchObject([
      {
        externalId: "check 71", name: "lint", status: "SUCCESS", trigger: "check_run", actor: "Lint Bot", branch: `feature/${board.key}-1`, sha: sha("a"), prNumber: 9, startedAt: at(1), finishedAt: at(3),
        url: "https://github.com/acme/erp/runs/71", stages: [{ externalId: "71", name: "lint", kind: "TEST", status: "SUCCESS", startedAt: at(1), finishedAt: at(3) }],
      },
    ]);
  });

  test.each<[Partial<Parameters<typeof checkRunMessage>[1]>, string]>([
    [{ status: "queued", conclusion: null, completedAt: undefined }, "QUEUED"],
    [{ status: "in_progress", conclusion: null, completedAt: undefined }, "RUNNING"],
    [{ conclusion: "neutral" }, "SUCCESS"],
    [{ conclusion: "timed_out" }, "FAILED"],
    [{ conclusion: "action_required" }, "WAITING"],
    [{ conclusion: "stale" }, "CANCELLED"],
    [{ conclusion: "skipped" }, "SKIPPED"],
    [{ conclusion: "splendid" }, "UNKNOWN"],
    [{ app: null }, "SUCCESS"],
  ])("%o is %s", async (some, status) => {
    const board = await aGithubBoard();
    await board.send(check(board.key, some));
    expect((await board.known()).runs).toMatchObject([{ status, startedAt: status === "QUEUED" || status === "WAITING" || status === "UNKNOWN" ? null : at(1), stages: [{ status }] }]);
  });

  test("fails the part it is of, whatever else of the same app passes, until it passes itself", async () => {
    const board = await aGithubBoard();
    const stripOf = async () => (await listStrips(db, board.id, [1])).get(1)?.strip.TEST;
    await board.send(check(board.key, { conclusion: "failure" }), check(board.key, { id: 72, name: "types", startedAt: at(2) }));
    expect(await stripOf()).toBe("FAILED");
    await board.send(check(board.key, { id: 73, startedAt: at(5), completedAt: at(6) }));
    expect(await stripOf()).toBe("PASSED");
  });

  test("of Actions is a job, and told of as that", async () => {
    const board = await aGithubBoard();
    expect(await board.send(check(board.key, { app: "github-actions" }))).toEqual([{ outcome: "IGNORED", reason: "check_of_actions", cards: [] }]);
    expect((await board.known()).runs).toEqual([]);
  });
});

describe("a release", () => {
  const release = (more: Partial<Parameters<typeof releaseMessage>[1]> = {}) => releaseMessage(REPOSITORY, { id: 5, action: "published", tag: "v1.4.0", publishedAt: at(1), ...more });

  test("is kept once, however often its publishing is told", async () => {
    const board = await aGithubBoard();
    const answers = await board.send(release({ action: "created" }), release(), release({ action: "released" }));
    expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["APPLIED", "nothing_new", "nothing_new"]);
    expect((await board.known()).releases).toMatchObject([{ externalId: "5", tag: "v1.4.0", isPrerelease: false, publishedAt: at(1), url: "https://github.com/acme/erp/releases/tag/v1.4.0" }]);
  });

  test("that was edited bears its new name, also when the first report comes late", async () => {
    const board = await aGithubBoard();
    await board.send(release({ action: "edited", name: "Autumn", updatedAt: at(9) }), release());
    expect((await board.known()).releases).toMatchObject([{ name: "Autumn" }]);
  });

  test.each<[string, Partial<Parameters<typeof releaseMessage>[1]>]>([
    ["release_draft", { action: "created", draft: true, publishedAt: undefined }],
    ["release_draft", { action: "edited", draft: true, publishedAt: undefined }],
    ["release_deleted", { action: "deleted" }],
    ["release_deleted", { action: "unpublished", draft: true }],
  ])("%s is ignored: %o", async (reason, some) => {
    const board = await aGithubBoard();
    expect(await board.send(release(some))).toEqual([{ outcome: "IGNORED", reason, cards: [] }]);
  });

  test("before its time is marked as that", async () => {
    const board = await aGithubBoard();
    await board.send(release({ action: "prereleased", prerelease: true }));
    expect((await board.known()).releases).toMatchObject([{ isPrerelease: true }]);
  });
});

test("branches and tags that come or go are told of by their pushes", async () => {
  const board = await aGithubBoard();
  const answers = await board.send(refMessage(REPOSITORY, "create", "branch"), refMessage(REPOSITORY, "create", "tag"), refMessage(REPOSITORY, "delete", "branch"), refMessage(REPOSITORY, "delete", "tag"));
  expect(answers.map(({ reason }) => reason)).toEqual(["told_by_push", "told_by_push", "branch_deleted", "tag_deleted"]);
});

describe("what waits for somebody", () => {
  const job = (more: object = {}) => ({ id: 70, name: "put out", status: "waiting", createdAt: at(2), updatedAt: at(3), ...more });

  test("a review asked for makes the run wait, and its job, whatever it is called, deploys", async () => {
    const board = await aGithubBoard();
    expect(await board.send(deploymentReviewMessage(REPOSITORY, run(board.key), { action: "requested", at: at(3), jobs: [job()] }))).toEqual([{ outcome: "APPLIED", cards: [`${board.key}-1`] }]);
    expect((await board.known()).runs).toMatchObject([{ externalId: "7", status: "WAITING", stages: [{ externalId: "70", name: "put out", kind: "DEPLOY", status: "WAITING" }] }]);
  });

  test("a review that is answered no fails what it was asked for", async () => {
    const board = await aGithubBoard();
    await board.send(deploymentReviewMessage(REPOSITORY, run(board.key), { action: "rejected", at: at(9), jobs: [job({ status: "completed", conclusion: "failure", updatedAt: at(9) }), job({ id: 71, name: "tell" })] }));
    expect((await board.known()).runs).toMatchObject([{ status: "FAILED", stages: [{ externalId: "70", status: "FAILED", finishedAt: at(9) }, { externalId: "71", status: "WAITING" }] }]);
  });

  test("a review that names no run says nothing", async () => {
    const board = await aGithubBoard();
    const { event, payload } = deploymentReviewMessage(REPOSITORY, run(board.key), { action: "requested", at: at(3), jobs: [] });
    expect(await board.send({ event, payload: { ...payload, workflow_run: null } })).toMatchObject([{ reason: "nothing_told" }]);
  });

  test("a deployment that another system is asked about waits, until a status says more", async () => {
    const board = await aGithubBoard();
    const deployment = { id: 3, environment: "production", sha: sha("a"), ref: `feature/${board.key}-1` };
    await board.send(deploymentMessage(REPOSITORY, { ...deployment, createdAt: at(3) }), protectionRuleMessage(REPOSITORY, { ...deployment, at: at(3) }));
    expect((await board.known()).deployments).toMatchObject([{ externalId: "3", status: "WAITING", tier: "PRODUCTION" }]);
    await board.send(deploymentMessage(REPOSITORY, { ...deployment, createdAt: at(3) }, { id: 1, state: "in_progress", at: at(5) }), protectionRuleMessage(REPOSITORY, { ...deployment, at: at(3) }));
    expect((await board.known()).deployments).toMatchObject([{ status: "RUNNING" }]);
  });
});

test.each<[string, unknown, string | null]>([
  ["refs/tags/spring", {}, "spring"],
  ["v1.4.0", {}, "v1.4.0"],
  ["main", { version: "1.5.0" }, "1.5.0"],
  ["main", '{"version":"1.6.0"}', "1.6.0"],
  ["main", "{", null],
  ["main", "1.6.0", null],
  ["release/1.4", {}, null],
  ["main", { version: 7 }, null],
])("a deployment of %s with the payload %j is of version %s", async (ref, payload, version) => {
  const board = await aGithubBoard();
  const message = deploymentMessage(REPOSITORY, { id: 3, environment: "qa", sha: sha("a"), ref, createdAt: at(3) });
  const deployment = { ...(message.payload.deployment as object), payload };
  await board.send({ event: message.event, payload: { ...message.payload, deployment } });
  expect((await board.known()).deployments).toMatchObject([{ version }]);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const job = { id: 70, name: "put out", createdAt: at(2) };
    const deployment = { id: 3, environment: "production", sha: sha("a"), ref: "refs/tags/v1.4.0", runId: 7 };
    const messages: GithubMessage[] = [
      check(key, { status: "queued", conclusion: null, completedAt: undefined }),
      check(key, { status: "in_progress", conclusion: null, startedAt: at(2), completedAt: undefined }),
      check(key, { conclusion: "failure", startedAt: at(2) }),
      workflowRunMessage(REPOSITORY, run(key), { status: "in_progress", at: at(2) }),
      deploymentReviewMessage(REPOSITORY, run(key), { action: "requested", at: at(4), jobs: [{ ...job, status: "waiting", updatedAt: at(4) }] }),
      protectionRuleMessage(REPOSITORY, { ...deployment, at: at(4) }),
      deploymentMessage(REPOSITORY, { ...deployment, createdAt: at(4) }),
      deploymentReviewMessage(REPOSITORY, run(key), { action: "approved", at: at(6), jobs: [{ ...job, status: "in_progress", updatedAt: at(6) }] }),
      workflowJobMessage(REPOSITORY, run(key), { ...job, status: "completed", conclusion: "success", startedAt: at(6), completedAt: at(8), environment: "production" }),
      deploymentMessage(REPOSITORY, { ...deployment, createdAt: at(4) }, { id: 1, state: "success", at: at(8) }),
      workflowRunMessage(REPOSITORY, run(key), { status: "completed", conclusion: "success", at: at(8) }),
      releaseMessage(REPOSITORY, { id: 5, action: "published", tag: "v1.4.0", publishedAt: at(9) }),
      releaseMessage(REPOSITORY, { id: 5, action: "edited", tag: "v1.4.0", name: "Autumn", publishedAt: at(9), updatedAt: at(12) }),
      pullRequestMessage(REPOSITORY, { number: 9, action: "opened", title: "VAT", branch: `feature/${key}-1`, headSha: sha("a"), author: "dana", openedAt: at(0), at: at(0) }),
    ];
    return messages.map((message, index) => signed(message, { id: `${key} ${index}` }));
  };
  const { knowledge, strips } = await expectSameInAnyOrder(db, { kind: "github", tell });
  expect(knowledge.runs.map(({ externalId, status }) => [externalId, status])).toEqual([["7", "SUCCESS"], ["check 71", "FAILED"]]);
  expect(knowledge.deployments).toMatchObject([{ status: "SUCCESS", version: "v1.4.0" }]);
  expect(knowledge.releases).toMatchObject([{ name: "Autumn" }]);
  expect(strips).toMatchObject([{ TEST: "FAILED", RELEASE: "PASSED" }]);
});
