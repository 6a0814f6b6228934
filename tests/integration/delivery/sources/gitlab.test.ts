import { beforeAll, describe, expect, test } from "vitest";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { gitlabDeployment, type GitlabJob, type GitlabMessage, gitlabPush, gitlabRelease, jobMessage, PROJECT, pipelineMessage, requestMessage, sendGitlab, signGitlab } from "@/tests/support/gitlab-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const SIGNING = `whsec_${Buffer.from("a key of thirty-two bytes, or so").toString("base64")}`;

async function aGitlabBoard({ cards = ["VAT"], secret = SECRET } = {}) {
  const board = await aBoardWithSource(db, { kind: "gitlab", cards, secret });
  return {
    ...board,
    tell: async (...messages: GitlabMessage[]) => {
      const answers = [];
      for (const message of messages) answers.push(await board.receive(sendGitlab(message, { secret })));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
    strip: async () => (await listStrips(db, board.id, [1])).get(1)?.strip,
  };
}

const pipelineOf = (key: string) => ({ id: 31, sha: sha("a"), ref: `feature/${key}-1`, message: "VAT", createdAt: at(1) });
const build: GitlabJob = { id: 71, stage: "build", name: "compile", status: "success", createdAt: at(1), startedAt: at(1), finishedAt: at(2) };
const failed: GitlabJob = { id: 72, stage: "test", name: "unit", status: "failed", createdAt: at(1), startedAt: at(2), finishedAt: at(3) };
const skipped: GitlabJob = { id: 73, stage: "test", name: "report", status: "skipped", createdAt: at(1) };
const again: GitlabJob = { ...failed, id: 74, createdAt: at(6) };

describe("authenticity", () => {
  const message = gitlabPush({ branch: "x", after: sha("a"), commits: [] });
  const sent = sendGitlab(message, { secret: SECRET });
  const { "x-gitlab-token": _token, ...tokenless } = sent.headers;

  test.each([
    ["no token", tokenless],
    ["an empty one", { ...tokenless, "x-gitlab-token": "" }],
    ["another source's", { ...tokenless, "x-gitlab-token": "a secret of another source" }],
    ["half of it", { ...tokenless, "x-gitlab-token": SECRET.slice(0, 9) }],
    ["a signature instead", signGitlab(message, { secret: SIGNING, at: new Date() }).headers],
  ])("with %s is refused, and nothing is kept", async (_, headers) => {
    const board = await aGitlabBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test("the token is not kept with the delivery", async () => {
    const board = await aGitlabBoard();
    await board.tell(message);
    const { headers } = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(JSON.stringify(headers)).not.toContain(SECRET);
    expect(headers).toMatchObject({ "x-gitlab-event": "Push Hook" });
  });

  test("signed with a signing token it is taken in, once", async () => {
    const board = await aGitlabBoard({ secret: SIGNING });
    const delivery = signGitlab(message, { secret: SIGNING, at: new Date() });
    expect(await board.receive(delivery)).toMatchObject({ outcome: "IGNORED", reason: "no_card" });
    expect(await board.receive(delivery)).toMatchObject({ outcome: "DUPLICATE" });
  });

  test.each([
    ["ten minutes ago", () => signGitlab(message, { secret: SIGNING, at: new Date(Date.now() - 600_000) })],
    ["ten minutes from now", () => signGitlab(message, { secret: SIGNING, at: new Date(Date.now() + 600_000) })],
    ["with another token", () => signGitlab(message, { secret: `whsec_${Buffer.from("another key").toString("base64")}`, at: new Date() })],
    ["not at all, the token sent as it is", () => sendGitlab(message, { secret: SIGNING })],
  ])("signed %s it is refused", async (_, send) => {
    const board = await aGitlabBoard({ secret: SIGNING });
    await expect(board.receive(send())).rejects.toMatchObject({ reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });
});

describe("a pipeline", () => {
  test("is a whole run in one event", async () => {
    const board = await aGitlabBoard();
    const [answer] = await board.tell(pipelineMessage(pipelineOf(board.key), "failed", [build, failed, skipped], at(3)));
    expect(answer).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    const [run] = (await board.known()).runs;
    expect(run).toMatchObject({ repository: String(PROJECT.id), externalId: "31", attempt: 1, name: "pipeline", status: "FAILED", trigger: "push", branch: `feature/${board.key}-1`, sha: sha("a"), actor: "dana", startedAt: at(1), finishedAt: at(3), url: `${PROJECT.web_url}/-/pipelines/31` });
    expect(run?.stages.map(({ externalId, name, kind, status, url }) => [externalId, name, kind, status, url])).toEqual([
      ["build/compile", "compile", "BUILD", "SUCCESS", `${PROJECT.web_url}/-/jobs/71`],
      ["test/report", "report", "TEST", "SKIPPED", `${PROJECT.web_url}/-/jobs/73`],
      ["test/unit", "unit", "TEST", "FAILED", `${PROJECT.web_url}/-/jobs/72`],
    ]);
  });

  test.each([["canceled", "CANCELLED"], ["manual", "WAITING"], ["created", "QUEUED"], ["skipped", "SKIPPED"], ["something_new", "UNKNOWN"]])("that is %s is %s", async (word, status) => {
    const board = await aGitlabBoard();
    await board.tell(pipelineMessage(pipelineOf(board.key), word, [], at(3)));
    expect((await board.known()).runs).toMatchObject([{ status }]);
  });

  test("is opened anew by a retried job, which takes the place of the one that failed", async () => {
    const board = await aGitlabBoard();
    const pipeline = pipelineOf(board.key);
    const status = async () => (await board.known()).runs.map((run) => [run.status, ...run.stages.map((stage) => stage.status)]);
    await board.tell(pipelineMessage(pipeline, "failed", [build, failed, skipped], at(3)));
    await board.tell(pipelineMessage(pipeline, "running", [build, { ...again, status: "running", startedAt: at(7), finishedAt: undefined }, { ...skipped, status: "created" }], at(3)));
    expect(await status()).toEqual([["RUNNING", "SUCCESS", "SKIPPED", "RUNNING"]]);
    await board.tell(jobMessage(pipeline, failed), jobMessage(pipeline, { ...skipped, status: "running", startedAt: at(8) }));
    expect(await status()).toEqual([["RUNNING", "SUCCESS", "RUNNING", "RUNNING"]]);
    await board.tell(pipelineMessage(pipeline, "success", [build, { ...again, status: "success", startedAt: at(7), finishedAt: at(8) }, { ...skipped, status: "success", startedAt: at(8), finishedAt: at(9) }], at(9)));
    expect(await status()).toEqual([["SUCCESS", "SUCCESS", "SUCCESS", "SUCCESS"]]);
    await board.tell(pipelineMessage(pipeline, "failed", [build, failed, skipped], at(3)));
    expect(await status()).toEqual([["SUCCESS", "SUCCESS", "SUCCESS", "SUCCESS"]]);
  });

  test("runs again when a job that waited for a person is started", async () => {
    const board = await aGitlabBoard();
    const pipeline = pipelineOf(board.key);
    const manual: GitlabJob = { id: 75, stage: "deploy", name: "go live", status: "manual", createdAt: at(1), mayFail: true, environment: { name: "production" } };
    await board.tell(pipelineMessage(pipeline, "success", [build, manual], at(3)), pipelineMessage(pipeline, "running", [build, { ...manual, status: "running", startedAt: at(20) }], at(3)));
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", stages: [{}, { status: "RUNNING", kind: "DEPLOY" }] }]);
  });

  test("is not failed by a job that may fail, and neither is the card's line", async () => {
    const board = await aGitlabBoard();
    await board.tell(pipelineMessage(pipelineOf(board.key), "success", [build, { ...failed, mayFail: true }, { ...skipped, status: "success", startedAt: at(2), finishedAt: at(3) }], at(3)));
    expect((await board.known()).runs).toMatchObject([{ status: "SUCCESS" }]);
    expect(await board.strip()).toMatchObject({ BUILD: "PASSED", TEST: "PASSED" });
  });

  test("of a merge request finds its cards by the request, whatever its reference is called", async () => {
    const board = await aGitlabBoard();
    const request = { iid: 4, title: `${board.key}-1 VAT`, sourceBranch: "vat" };
    await board.tell(pipelineMessage({ ...pipelineOf("x"), ref: "refs/merge-requests/4/head", source: "merge_request_event", request }, "running", []));
    const { runs } = await board.known();
    expect(runs).toMatchObject([{ branch: "vat", prNumber: 4, headRepository: String(PROJECT.id), title: `${board.key}-1 VAT`, links: [{ via: "PR_TITLE" }] }]);
  });

  test("of which only a job was heard is a stub", async () => {
    const board = await aGitlabBoard();
    await board.tell(jobMessage(pipelineOf(board.key), { ...build, status: "running", finishedAt: undefined }));
    expect((await board.known()).runs).toMatchObject([{ externalId: "31", status: "UNKNOWN", stages: [{ externalId: "build/compile", status: "RUNNING" }] }]);
  });

  test("told by a system hook is the same", async () => {
    const board = await aGitlabBoard();
    const message = pipelineMessage(pipelineOf(board.key), "success", [build], at(3));
    expect(await board.tell({ ...message, event: "System Hook" })).toMatchObject([{ outcome: "APPLIED" }]);
  });
});

test("a merge request, its commits, its deployment and its release", async () => {
  const board = await aGitlabBoard({ cards: ["VAT", "entries"] });
  const request = { iid: 4, title: `Draft: ${board.key}-1 VAT`, branch: "vat", headSha: sha("a"), openedAt: at(0) };
  const answers = await board.tell(
    gitlabPush({ branch: "vat", after: sha("a"), commits: [{ sha: sha("a"), message: "VAT", at: at(0) }] }),
    requestMessage({ ...request, action: "open", draft: true, at: at(1) }),
    requestMessage({ ...request, action: "merge", state: "merged", mergeSha: sha("c"), at: at(10) }),
    requestMessage({ ...request, action: "update", state: "merged", mergeSha: sha("c"), at: at(30), by: { id: 8, username: "rev" } }),
    gitlabPush({ branch: "main", before: sha("b"), after: sha("c"), commits: [{ sha: sha("a"), message: "VAT", at: at(0) }, { sha: sha("c"), message: "Merge branch 'vat' into 'main'", at: at(10) }] }),
    gitlabDeployment({ id: 9, environment: "live-eu", tier: "production", sha: sha("c"), status: "running", at: at(12) }),
    gitlabDeployment({ id: 9, environment: "live-eu", tier: "production", sha: sha("c"), status: "success", at: at(14) }),
    gitlabRelease({ id: 2, tag: "v1.0.0", action: "create", at: at(15) }),
    gitlabRelease({ id: 2, tag: "v1.0.0", action: "update", notes: "A", at: at(15) }),
    gitlabRelease({ id: 2, tag: "v1.0.0", action: "delete", at: at(15) }),
    { event: "Note Hook", payload: { object_kind: "note" } },
    gitlabPush({ ref: "refs/tags/v1", after: sha("c"), commits: [] }),
  );
  expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["no_card", "APPLIED", "APPLIED", "nothing_new", ...Array<string>(5).fill("APPLIED"), "release_deleted", "event_not_handled", "tag"]);
  const known = await board.known();
  expect(known.pullRequests).toMatchObject([{ number: 4, state: "MERGED", mergeSha: sha("c"), headSha: sha("a"), mergedAt: at(10), openedAt: at(0), author: "dana", links: [{ via: "PR_TITLE" }] }]);
  expect(known.commits.map(({ sha, branches, links }) => [sha[0], branches, links.length])).toEqual([["a", ["vat"], 1], ["c", ["main"], 1]]);
  expect(known.deployments).toMatchObject([{ externalId: "9", tier: "PRODUCTION", status: "SUCCESS", sha: sha("c"), createdAt: at(12), startedAt: at(12), succeededAt: at(14), links: [{ card: { number: 1 } }] }]);
  expect(known.releases).toMatchObject([{ externalId: "2", tag: "v1.0.0", notes: "A", publishedAt: at(15) }]);
});

test("told in any order and twice, a pipeline with a retried job ends the same", { timeout: 180_000 }, async () => {
  const story = (key: string): GitlabMessage[] => {
    const pipeline = { ...pipelineOf(key), source: "merge_request_event", request: { iid: 4, title: "VAT", sourceBranch: `feature/${key}-1` } };
    const request = { iid: 4, title: "VAT", branch: pipeline.ref, headSha: sha("a"), openedAt: at(0) };
    const passed: GitlabJob = { ...again, status: "success", startedAt: at(7), finishedAt: at(8) };
    return [
      gitlabPush({ branch: pipeline.ref, after: sha("a"), commits: [{ sha: sha("a"), message: "VAT", at: at(0) }] }),
      requestMessage({ ...request, action: "open", at: at(1) }),
      jobMessage(pipeline, { ...build, status: "running", finishedAt: undefined }),
      pipelineMessage(pipeline, "running", [{ ...build, status: "running", finishedAt: undefined }, { ...failed, status: "created", startedAt: undefined, finishedAt: undefined }]),
      jobMessage(pipeline, failed),
      pipelineMessage(pipeline, "failed", [build, failed, skipped], at(3)),
      pipelineMessage(pipeline, "running", [build, { ...again, status: "running", startedAt: at(7), finishedAt: undefined }, skipped], at(3)),
      jobMessage(pipeline, passed),
      pipelineMessage(pipeline, "success", [build, passed, { ...skipped, status: "success", startedAt: at(8), finishedAt: at(9) }], at(9)),
      requestMessage({ ...request, action: "merge", state: "merged", mergeSha: sha("c"), at: at(10) }),
      requestMessage({ ...request, action: "update", state: "merged", mergeSha: sha("c"), at: at(30) }),
      gitlabDeployment({ id: 9, environment: "qa", sha: sha("c"), status: "running", at: at(12) }),
      gitlabDeployment({ id: 9, environment: "qa", sha: sha("c"), status: "success", at: at(14) }),
    ];
  };
  const { knowledge, strips } = await expectSameInAnyOrder(db, { kind: "gitlab", tell: (key) => story(key).map((message, index) => sendGitlab(message, { secret: SECRET, id: `delivery ${index}` })) });
  expect(knowledge.runs).toMatchObject([{ status: "SUCCESS", stages: [{ status: "SUCCESS" }, { status: "SUCCESS" }, { status: "SUCCESS", startedAt: at(7) }] }]);
  expect(knowledge.pullRequests).toMatchObject([{ mergedAt: at(10) }]);
  expect(strips).toEqual([{ CODE: "PASSED", BUILD: "PASSED", TEST: "PASSED", DEPLOY: "PASSED", RELEASE: "NONE", MONITOR: "NONE" }]);
});
