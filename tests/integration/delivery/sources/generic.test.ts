import { beforeAll, describe, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { posted } from "@/tests/support/generic-messages";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const time = (minute: number) => at(minute).toISOString();
const SHA = "a".repeat(40);

async function aGenericBoard() {
  const board = await aBoardWithSource(db, { kind: "generic" });
  return {
    ...board,
    tell: (payload: unknown, { minute = 30, id }: { minute?: number; id?: string } = {}) => atTime(at(minute), () => board.receive(posted(payload, SECRET, id ? { "x-delivery-id": id } : {}))),
    known: () => knowledgeOf(db, board.id),
  };
}

describe("authenticity", () => {
  const sent = posted({ run: { id: 1 } }, SECRET);
  const basic = (password: string) => `Basic ${Buffer.from(`ci:${password}`).toString("base64")}`;

  test.each<[string, Record<string, string>]>([
    ["none", {}],
    ["another source's token", { authorization: "Bearer a secret of another source" }],
    ["another scheme", { authorization: `Digest ${SECRET}` }],
    ["another password", { authorization: basic("a secret of another source") }],
    ["no password", { authorization: "Basic" }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await aGenericBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test.each([["token", `Bearer ${SECRET}`], ["password", basic(SECRET)]])("the secret as a %s is let in, and not kept", async (_, authorization) => {
    const board = await aGenericBoard();
    await board.receive({ headers: { authorization, "x-delivery-id": "d1" }, body: sent.body });
    expect(await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } })).toMatchObject({ headers: { "x-delivery-id": "d1" }, externalId: "d1", event: "run" });
  });
});

describe("a run", () => {
  test("comes with its stages, and its cards are those of its branch and those it names, in any case", async () => {
    const board = await aBoardWithSource(db, { kind: "generic", cards: ["Round VAT", "Price list"] });
    const run = { id: "42", name: "CI", status: "failure", branch: `refs/heads/feature/${board.key}-1`, sha: SHA, cards: [`${board.key.toLowerCase()}-2`], queuedAt: time(1), startedAt: time(2), finishedAt: time(9), url: "https://ci.example/42", actor: "dana", pullRequest: "7", attempt: "2" };
    const stages = [{ name: "compile", status: "passed", startedAt: time(2), finishedAt: time(4) }, { id: 9, name: "put out", kind: "deploy", status: "Timed out" }];
    expect(await board.receive(posted({ repository: "acme/erp", run, stages }, SECRET))).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`, `${board.key}-2`] });
    const [known] = (await knowledgeOf(db, board.id)).runs;
    expect(known).toMatchObject({ repository: "acme/erp", externalId: "42", attempt: 2, name: "CI", status: "FAILED", branch: `feature/${board.key}-1`, sha: SHA, prNumber: 7, actor: "dana", createdAt: at(1), startedAt: at(2), finishedAt: at(9) });
    expect(known?.stages).toMatchObject([{ externalId: "9", name: "put out", kind: "DEPLOY", status: "FAILED" }, { externalId: "compile", kind: "BUILD", status: "SUCCESS", finishedAt: at(4) }]);
  });

  test("of which nothing says when it was so, was so when it was heard", async () => {
    const board = await aGenericBoard();
    await board.tell({ run: { id: 1, status: "failed" }, stages: [{ name: "test", status: "failed" }] }, { minute: 10 });
    await board.tell({ run: { id: 1, status: "success" }, stages: [{ name: "test", status: "success" }] }, { minute: 20 });
    expect((await board.known()).runs).toMatchObject([{ status: "SUCCESS", createdAt: at(10), producerAt: at(20), stages: [{ status: "SUCCESS" }] }]);
  });

  test("of a word nobody knows is unknown, and so is one without", async () => {
    const board = await aGenericBoard();
    await board.tell({ run: { id: 1, status: "splendid" } });
    await board.tell({ run: { id: 2 } });
    expect((await board.known()).runs.map(({ status }) => status)).toEqual(["UNKNOWN", "UNKNOWN"]);
  });
});

describe("a deployment", () => {
  test("takes code and run from the run beside it, and is where it says it is", async () => {
    const board = await aGenericBoard();
    const deployment = { id: "d1", environment: "blue", tier: "production", version: "1.4.0", service: "api", strategy: "blue-green", kind: "hotfix", status: "success", finishedAt: time(9), cards: `${board.key}-1` };
    expect(await board.tell({ run: { id: 42, branch: "main", sha: SHA }, deployment })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    expect((await board.known()).deployments).toMatchObject([
      { environment: "blue", tier: "PRODUCTION", status: "SUCCESS", version: "1.4.0", service: "api", strategy: "BLUE_GREEN", kind: "HOTFIX", sha: SHA, ref: "main", runExternalId: "42", mentions: [`${board.key}-1`], succeededAt: at(9), createdAt: at(9) },
    ]);
  });

  test.each([["skipped", "CANCELLED"], ["inactive", "SUPERSEDED"], ["waiting", "WAITING"], ["rolled out", "UNKNOWN"]])("that is %s is %s", async (word, status) => {
    const board = await aGenericBoard();
    await board.tell({ deployment: { id: 1, environment: "qa", status: word } });
    expect((await board.known()).deployments).toMatchObject([{ status }]);
  });

  test("that succeeded without saying when, did when it was heard", async () => {
    const board = await aGenericBoard();
    await board.tell({ deployment: { id: 1, environment: "qa", status: "success" } }, { minute: 12 });
    expect((await board.known()).deployments).toMatchObject([{ succeededAt: at(12), createdAt: at(12) }]);
  });
});

describe("code", () => {
  test("a push moves a branch, commits alone do not, and a pull request has its cards", async () => {
    const board = await aGenericBoard();
    const commit = { sha: SHA, message: `${board.key}-1 VAT`, author: "dana", at: time(1) };
    expect(await board.tell({ push: { branch: "refs/heads/main", before: "0".repeat(40), after: SHA, commits: [commit] } })).toMatchObject({ cards: [`${board.key}-1`] });
    await board.tell({ commits: [{ sha: "b".repeat(40), branch: `feature/${board.key}-1` }] });
    await board.tell({ pullRequest: { number: 7, branch: `feature/${board.key}-1`, sha: SHA, state: "merged", mergeSha: SHA, updatedAt: time(5) } });
    const { pushes, commits, pullRequests } = await board.known();
    expect(pushes).toMatchObject([{ branch: "main", before: "", after: SHA }]);
    expect(commits).toMatchObject([{ branches: ["main"], author: "dana" }, { branches: [`feature/${board.key}-1`] }]);
    expect(pullRequests).toMatchObject([{ number: 7, state: "MERGED", mergedAt: at(5), title: "#7", links: [{ via: "BRANCH" }] }]);
  });
});

describe("a release and an alert", () => {
  test("a release without a time is published when it is heard", async () => {
    const board = await aGenericBoard();
    expect(await board.tell({ release: { tag: "v1", prerelease: true } }, { minute: 7 })).toEqual({ outcome: "APPLIED", cards: [] });
    expect((await board.known()).releases).toMatchObject([{ tag: "v1", isPrerelease: true, publishedAt: at(7) }]);
  });

  test("an alert is known by its id, and began when it was first heard of", async () => {
    const board = await aGenericBoard();
    await board.tell({ alert: { id: "disk", status: "firing", title: "Full" } }, { minute: 5 });
    await board.tell({ alert: { id: "disk", status: "firing", title: "Full" } }, { minute: 6 });
    await board.tell({ alert: { id: "disk", status: "ok", resolvedAt: time(9) } });
    expect((await board.known()).alerts).toMatchObject([{ externalId: "disk", status: "RESOLVED", startedAt: at(5), resolvedAt: at(9) }]);
  });

  test("an alert that says when it began is another each time", async () => {
    const board = await aGenericBoard();
    for (const [status, startedAt] of [["firing", 1], ["resolved", 1], ["firing", 9]] as const) await board.tell({ alert: { id: "a/b_%", status, startedAt: time(startedAt), ...(status === "resolved" ? { resolvedAt: time(3) } : {}) } });
    expect((await board.known()).alerts).toMatchObject([{ status: "RESOLVED", startedAt: at(1), resolvedAt: at(3) }, { status: "FIRING", startedAt: at(9) }]);
  });
});

test.each<[string, unknown]>([
  ["run.id", { run: { name: "CI" } }],
  ["run", { stages: [{ name: "test" }] }],
  ["stages.1.name", { run: { id: 1 }, stages: [{ name: "build" }, { status: "failed" }] }],
  ["run.attempt", { run: { id: 1, attempt: "first" } }],
  ["deployment.environment", { deployment: { id: 1 } }],
  ["pullRequest.sha", { pullRequest: { number: 1, branch: "x" } }],
  ["commits.0.sha", { commits: [{ message: "no sha" }] }],
  ["push.commits.0.sha", { push: { branch: "x", commits: [{}] } }],
  ["release.tag", { release: {} }],
  ["alert.id", { alert: { title: "x" } }],
])("what lacks %s is refused by name", async (field, payload) => {
  const board = await aGenericBoard();
  await expect(board.tell(payload)).rejects.toMatchObject({ code: "INVALID", reason: "not_this_event", facts: { field } });
});

test.each([["not_json", "{"], ["not_an_object", "[]"], ["not_an_object", "7"]])("%s: %s is refused and kept", async (reason, text) => {
  const board = await aGenericBoard();
  await expect(board.tell(text)).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome: "REFUSED", reason }]);
});

test("what names nothing that is used is ignored, and the same id a second time is a duplicate", async () => {
  const board = await aGenericBoard();
  expect(await board.tell({ hello: "world", run: null })).toEqual({ outcome: "IGNORED", reason: "nothing_told", cards: [] });
  const payload = { release: { tag: "v1" } };
  expect((await board.tell(payload, { id: "d1" })).outcome).toBe("APPLIED");
  expect((await board.tell(payload, { id: "d1" })).outcome).toBe("DUPLICATE");
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const run = { id: "42", name: "CI", branch: `feature/${key}-1`, sha: SHA, queuedAt: time(1) };
    const deployment = { id: "d1", environment: "production", version: "1.4.0", sha: SHA };
    return [
      { run: { ...run, status: "queued", updatedAt: time(1) } },
      { run: { ...run, status: "running", startedAt: time(2), updatedAt: time(2) }, stages: [{ name: "test", status: "running", startedAt: time(2) }] },
      { run: { ...run, status: "waiting", startedAt: time(2), updatedAt: time(3) }, stages: [{ name: "test", status: "success", startedAt: time(2), finishedAt: time(3) }] },
      { run: { ...run, status: "failed", startedAt: time(2), finishedAt: time(6), updatedAt: time(6) }, stages: [{ name: "deploy", status: "failed", startedAt: time(4), finishedAt: time(6) }] },
      { run: { ...run, attempt: 2, status: "success", startedAt: time(8), finishedAt: time(9), updatedAt: time(9) }, stages: [{ name: "deploy", status: "success", finishedAt: time(9) }] },
      { deployment: { ...deployment, status: "running", startedAt: time(8), updatedAt: time(8) } },
      { deployment: { ...deployment, status: "success", startedAt: time(8), finishedAt: time(9), updatedAt: time(9) }, release: { tag: "v1.4.0", publishedAt: time(9) } },
      { deployment: { ...deployment, status: "superseded", updatedAt: time(20) } },
      { alert: { id: "slow", title: "Slow", status: "firing", startedAt: time(10) } },
      { alert: { id: "slow", title: "Slow", status: "resolved", startedAt: time(10), resolvedAt: time(15) } },
      { push: { branch: "main", before: "b".repeat(40), after: SHA, commits: [{ sha: SHA, message: `${key}-1 VAT`, at: time(0) }] } },
    ].map((payload) => posted({ repository: "acme/erp", ...payload }, SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "generic", tell });
  expect(knowledge.runs.map(({ attempt, status }) => [attempt, status])).toEqual([[1, "FAILED"], [2, "SUCCESS"]]);
  expect(knowledge.deployments).toMatchObject([{ status: "SUPERSEDED", succeededAt: at(9) }]);
  expect(knowledge.alerts).toMatchObject([{ status: "RESOLVED", resolvedAt: at(15) }]);
});
