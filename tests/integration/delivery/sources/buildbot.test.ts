import { beforeAll, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { buildbotMessage, posted } from "@/tests/support/generic-messages";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

// Buildbot can send its own shape only: a source for anything else understands it as it is.

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const SHA = "a".repeat(40);

async function aBuildbotBoard() {
  const board = await aBoardWithSource(db, { kind: "generic" });
  return {
    ...board,
    tell: (build: Parameters<typeof buildbotMessage>[0]) => board.receive(posted(buildbotMessage(build), SECRET, { authorization: `Basic ${Buffer.from(`board:${SECRET}`).toString("base64")}` })),
    runs: async () => (await knowledgeOf(db, board.id)).runs,
  };
}

test("a build is a run of its builder, about the commit and branch of its source stamp", async () => {
  const board = await aBuildbotBoard();
  expect(await board.tell({ branch: `feature/${board.key}-1`, startedAt: at(1) })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
  expect(await board.runs()).toMatchObject([
    { repository: "erp", externalId: "4", attempt: 1, name: "erp", status: "RUNNING", trigger: "push", actor: "Dana", branch: `feature/${board.key}-1`, sha: SHA, createdAt: at(1), startedAt: at(1), finishedAt: null, url: "https://buildbot.example/#builders/1/builds/4" },
  ]);
  const [delivery] = await db.delivery.findMany({ where: { sourceId: board.source.id } });
  expect(delivery).toMatchObject({ event: "buildbot", action: "starting" });
});

test.each<[number | null, string]>([[0, "SUCCESS"], [1, "SUCCESS"], [2, "FAILED"], [3, "SKIPPED"], [4, "FAILED"], [5, "CANCELLED"], [6, "CANCELLED"], [7, "UNKNOWN"], [-1, "UNKNOWN"], [null, "UNKNOWN"]])("a build that ends with the result %s is %s", async (results, status) => {
  const board = await aBuildbotBoard();
  await board.tell({ results, startedAt: at(1), completedAt: at(5) });
  expect(await board.runs()).toMatchObject([{ status, finishedAt: status === "UNKNOWN" ? null : at(5) }]);
});

test("its steps are stages, but for hidden ones and Buildbot's own", async () => {
  const board = await aBuildbotBoard();
  const steps = [
    { id: 1, name: "git clone", results: 0, startedAt: at(1), completedAt: at(2) },
    { id: 2, name: "unit test", results: 2, startedAt: at(2), completedAt: at(5) },
    { id: 3, name: "deploy", startedAt: at(5) },
    { id: 4, name: "smoke" },
    { id: 5, name: "set properties", results: 0, startedAt: at(1), completedAt: at(1), hidden: true },
    { id: 6, name: "worker_preparation", results: 0, startedAt: at(1), completedAt: at(1) },
  ];
  await board.tell({ startedAt: at(1), steps });
  expect((await board.runs())[0]?.stages.map(({ name, kind, status, startedAt, finishedAt }) => [name, kind, status, startedAt, finishedAt])).toEqual([
    ["git clone", "CODE", "SUCCESS", at(1), at(2)],
    ["unit test", "TEST", "FAILED", at(2), at(5)],
    ["deploy", "DEPLOY", "RUNNING", at(5), null],
    ["smoke", "MONITOR", "QUEUED", null, null],
  ]);
});

test("a build that was forced knows its commit when it has fetched it, and its reason may name a card", async () => {
  const board = await aBuildbotBoard();
  expect(await board.tell({ branch: null, revision: null, reason: `try ${board.key}-1 again`, startedAt: at(1) })).toMatchObject({ cards: [`${board.key}-1`] });
  await board.tell({ branch: null, revision: null, fetched: SHA, reason: `try ${board.key}-1 again`, results: 0, startedAt: at(1), completedAt: at(3) });
  expect(await board.runs()).toMatchObject([{ sha: SHA, branch: null, status: "SUCCESS" }]);
});

test("of several codebases the one that names a commit is built, for a pull request where there is one", async () => {
  const board = await aBuildbotBoard();
  const stamps = [{ branch: "main", revision: null, project: "erp", codebase: "tools" }, { branch: "refs/heads/x", revision: SHA, project: "other", codebase: "erp" }];
  await board.tell({ stamps, properties: { "github.number": [7, "Change"] }, startedAt: at(1) });
  expect(await board.runs()).toMatchObject([{ repository: "erp", branch: "x", sha: SHA, prNumber: 7 }]);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const step = { id: 1, name: "test", startedAt: at(1) };
    const build = { branch: `feature/${key}-1`, startedAt: at(1), steps: [step] };
    const failed = { ...build, results: 2, completedAt: at(4), steps: [{ ...step, results: 2, completedAt: at(4) }] };
    const passed = { ...build, id: 5, results: 0, startedAt: at(6), completedAt: at(9), steps: [{ id: 2, name: "test", startedAt: at(6), results: 0, completedAt: at(9) }] };
    return [build, failed, { ...build, id: 5, startedAt: at(6), steps: [{ id: 2, name: "test", startedAt: at(6) }] }, passed].map((one) => posted(buildbotMessage(one), SECRET));
  };
  const { knowledge, strips } = await expectSameInAnyOrder(db, { kind: "generic", tell });
  expect(knowledge.runs.map(({ externalId, status }) => [externalId, status])).toEqual([["4", "FAILED"], ["5", "SUCCESS"]]);
  expect(strips).toMatchObject([{ TEST: "PASSED" }]);
});
