import { beforeAll, describe, expect, test } from "vitest";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { JENKINS, type JenkinsBuild, jenkinsMessage, sendJenkins, sendKeyed } from "@/tests/support/jenkins-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = "a".repeat(40);
const OTHER = "a secret of another source";

async function aJenkinsBoard() {
  const board = await aBoardWithSource(db, { kind: "jenkins", cards: ["VAT", "entries"] });
  return {
    ...board,
    tell: async (...builds: JenkinsBuild[]) => {
      const answers = [];
      for (const build of builds) answers.push(await board.receive(sendJenkins(jenkinsMessage(build), SECRET)));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
  };
}

describe("authenticity", () => {
  const payload = jenkinsMessage({ phase: "STARTED", at: at(1) });
  const sent = sendJenkins(payload, SECRET);
  const { authorization = "", ...bare } = sent.headers;

  test.each([
    ["no proof", { headers: bare }],
    ["another source's password", { headers: sendJenkins(payload, OTHER).headers }],
    ["the password as the user", { headers: { ...bare, authorization: `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}` } }],
    ["half of the header", { headers: { ...bare, authorization: authorization.slice(0, 20) } }],
    ["another source's key", { headers: bare, key: sendKeyed(payload, OTHER).key }],
    ["the secret itself as the key", { headers: bare, key: SECRET }],
    ["a wrong password beside the right key", { headers: sendJenkins(payload, OTHER).headers, key: sendKeyed(payload, SECRET).key }],
  ])("with %s it is refused, and nothing is kept", async (_, proof) => {
    const board = await aJenkinsBoard();
    await expect(board.receive({ ...proof, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
    expect((await board.known()).runs).toEqual([]);
  });

  test.each([["the password", sent], ["the key", sendKeyed(payload, SECRET)]])("%s in its address is enough, and is not kept", async (_, delivery) => {
    const board = await aJenkinsBoard();
    expect(await board.receive(delivery)).toMatchObject({ outcome: "IGNORED", reason: "no_card" });
    const kept = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect([kept.event, kept.headers]).toEqual(["started", bare]);
  });
});

describe("a build", () => {
  const started = { phase: "STARTED", at: at(2), queueId: 411 } as const;
  const over = { queueId: 411, seconds: 360, sha, branch: "origin/feature/x" };

  test("is one run from its first phase to its last, though its code is known only after the checkout", async () => {
    const board = await aJenkinsBoard();
    const branch = `origin/feature/${board.key.toLowerCase()}-1-vat`;
    const answers = await board.tell({ phase: "QUEUED", at: at(1), queueId: 411 }, started, { ...over, phase: "COMPLETED", at: at(8), status: "SUCCESS", branch }, { ...over, phase: "FINALIZED", at: at(9), status: "SUCCESS", branch });
    expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["no_card", "no_card", "APPLIED", "nothing_new"]);
    expect((await board.known()).runs).toMatchObject([
      {
        repository: `${JENKINS}job/acme/job/erp/`, externalId: `${JENKINS}job/acme/job/erp/18/ 411`, name: "erp", status: "SUCCESS", attempt: 1, sha, branch: branch.slice("origin/".length), actor: "dana",
        url: `${JENKINS}job/acme/job/erp/18/`, createdAt: at(1), startedAt: at(2), finishedAt: at(9), stages: [], links: [{ card: { number: 1 }, via: "BRANCH" }],
      },
    ]);
  });

  test("runs, however late it is told that it was queued: Jenkins tells both at once, and may date the queue later", async () => {
    const board = await aJenkinsBoard();
    await board.tell(started, { phase: "QUEUED", at: at(3), queueId: 411 }, { phase: "QUEUED", at: 0, queueId: 411 });
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", startedAt: at(2), createdAt: at(2) }]);
  });

  test.each<[string, Omit<JenkinsBuild, "phase">, object]>([
    ["succeeded", { status: "SUCCESS" }, { status: "SUCCESS" }],
    ["failed", { status: "FAILURE" }, { status: "FAILED" }],
    ["was stopped", { status: "ABORTED" }, { status: "CANCELLED" }],
    ["was not built", { status: "NOT_BUILT" }, { status: "SKIPPED" }],
    ["is unstable", { status: "UNSTABLE" }, { status: "FAILED" }],
    ["ended with a new word", { status: "REVOLVING" }, { status: "UNKNOWN", finishedAt: null }],
    ["has no result", {}, { status: "UNKNOWN", finishedAt: null }],
    ["has no time", { status: "SUCCESS", at: undefined, seconds: 0 }, { status: "SUCCESS", finishedAt: null }],
    ["is of a Jenkins that does not know its address", { status: "SUCCESS", rootless: true }, { status: "SUCCESS", url: null, externalId: "job/acme/job/erp/18/", repository: "job/acme/job/erp/" }],
  ])("that %s", async (_, some, run) => {
    const board = await aJenkinsBoard();
    await board.tell({ phase: "COMPLETED", at: at(8), seconds: 360, ...some });
    expect((await board.known()).runs).toMatchObject([run]);
  });

  test("is not over when its own Jenkinsfile tells of it, whatever it calls itself until then", async () => {
    const board = await aJenkinsBoard();
    await board.tell(started, { phase: "NONE", at: at(4), queueId: 411, status: "UNSTABLE" });
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", startedAt: at(2), finishedAt: null }]);
    await board.tell({ phase: "NONE", at: at(8), queueId: 411, status: "SUCCESS", seconds: 360 });
    expect((await board.known()).runs).toMatchObject([{ status: "SUCCESS", finishedAt: at(8) }]);
  });

  test("whose tests failed was built all the same, and the card's line says so", async () => {
    const board = await aJenkinsBoard();
    await board.tell({ ...over, phase: "COMPLETED", at: at(8), status: "UNSTABLE", branch: `origin/${board.key}-1`, tests: { total: 120, failed: 3 } });
    const [run] = (await board.known()).runs;
    expect(run).toMatchObject({ status: "FAILED", stages: [{ externalId: "build", name: "erp", kind: "BUILD", status: "SUCCESS" }, { externalId: "tests", kind: "TEST", status: "FAILED" }] });
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ BUILD: "PASSED", TEST: "FAILED" });
  });

  test("of a job that was deleted and made again is another one, though it has the number of the first", async () => {
    const board = await aJenkinsBoard();
    await board.tell({ phase: "COMPLETED", at: at(8), status: "FAILURE", number: 1, queueId: 7 }, { phase: "STARTED", at: at(50), number: 1, queueId: 90 });
    expect((await board.known()).runs.map(({ status }) => status)).toEqual(["FAILED", "RUNNING"]);
  });

  test("has no attempts: one more build of the same commit takes the place of the one before on the card's line", async () => {
    const board = await aJenkinsBoard();
    const branch = `origin/${board.key}-1`;
    await board.tell({ ...over, phase: "COMPLETED", at: at(8), status: "FAILURE", branch }, { ...over, phase: "COMPLETED", number: 19, queueId: 420, at: at(20), status: "SUCCESS", branch });
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ BUILD: "PASSED" });
  });

  test.each<[string, (key: string) => Partial<JenkinsBuild>, number[]]>([
    ["its parameters, in any case where one is a branch", (key) => ({ parameters: { BRANCH: `origin/feature/${key.toLowerCase()}-1-vat`, NOTE: `for ${key}-2`, TOKEN: "s3cret" } }), [1, 2]],
    ["its notes", (key) => ({ notes: `${key}-2 by hand` }), [2]],
    ["the branch that its job is of", (key) => ({ job: `job/erp/job/feature%252F${key}-1-vat` }), [1]],
    ["nothing: a pull request is no card of a board called PR", () => ({ branch: "PR-1", job: "job/erp/job/PR-1" }), []],
  ])("finds its cards in %s", async (_, some, cards) => {
    const board = await aJenkinsBoard();
    await board.tell({ ...started, ...some(board.key) });
    const [run] = (await board.known()).runs;
    expect(run?.links.map(({ card }) => card.number)).toEqual(cards);
    expect(JSON.stringify(run?.title)).not.toContain("s3cret");
  });
});

test.each([["not_json", "Event{type=x}"], ["not_an_object", "[]"], ["not_this_event", '{"build":{"number":7}}']])("what is %s is refused and kept", async (reason, text) => {
  const board = await aJenkinsBoard();
  await expect(board.receive({ ...sendJenkins({}, SECRET), body: new TextEncoder().encode(text) })).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome: "REFUSED", reason }]);
});

test("told in any order and twice, builds end the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const code = { sha, branch: `origin/feature/${key}-1` };
    const builds: JenkinsBuild[] = [
      { phase: "QUEUED", at: at(3), queueId: 411 },
      { phase: "STARTED", at: at(2), queueId: 411 },
      { phase: "NONE", at: at(4), queueId: 411, status: "UNSTABLE", ...code },
      { phase: "COMPLETED", at: at(8), queueId: 411, status: "UNSTABLE", seconds: 360, tests: { total: 9, failed: 1 }, ...code },
      { phase: "FINALIZED", at: at(9), queueId: 411, status: "UNSTABLE", seconds: 360, tests: { total: 9, failed: 1 }, ...code },
      { phase: "QUEUED", at: at(20), number: 19, queueId: 412 },
      { phase: "STARTED", at: at(20), number: 19, queueId: 412 },
    ];
    return builds.map((build) => sendJenkins(jenkinsMessage(build), SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "jenkins", tell });
  expect(knowledge.runs).toMatchObject([{ status: "FAILED", startedAt: at(2), finishedAt: at(9), stages: [{ status: "SUCCESS" }, { status: "FAILED" }] }, { status: "RUNNING", startedAt: at(20) }]);
});
