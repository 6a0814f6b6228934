import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "@/server/app-router";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory } from "@/server/platform/trpc";
import { keyOf } from "@/tests/support/a-board";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET, signed, storyOf } from "@/tests/support/github-deliveries";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const callerFactory = createCallerFactory(appRouter);

async function callerOf(userId: string) {
  const { id, name, email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  return callerFactory({ db, user: { id, name, email: email ?? "", isAdmin: false, locale: null, through: "token", sessionVersion: 1 }, address: null, tokenId: null });
}

describe("what the procedures answer", () => {
  test("runs, deployments, deliveries, a card's delivery and the lines after the story of a card", async () => {
    const board = await aBoardWithSource(db);
    const card = await keyOf(db, board.id, "Round VAT");
    await board.send(...storyOf(card));
    const { delivery } = await callerOf(board.observer.id);
    const { key } = board;
    const line = { CODE: "PASSED", BUILD: "PASSED", TEST: "PASSED", DEPLOY: "PASSED", RELEASE: "NONE", MONITOR: "NONE" };

    const runs = await delivery.runs({ key });
    expect(runs.map(({ name, attempt, status, cards }) => [name, attempt, status, ...cards])).toEqual([["CI", 1, "SUCCESS", card], ["CI", 2, "SUCCESS", card], ["CI", 1, "FAILED", card]]);
    expect(runs[0]).toMatchObject({ source: board.source.id, sourceName: "acme/erp", branch: "main", stages: [{ name: "build", kind: "BUILD" }, { name: "unit tests", kind: "TEST" }, { name: "put on QA", kind: "DEPLOY" }] });
    expect(await delivery.runs({ key, limit: 1, cursor: runs[0]!.id })).toEqual([runs[1]]);
    expect((await delivery.runs({ key, status: "FAILED" })).map(({ attempt }) => attempt)).toEqual([1]);

    expect(await delivery.deployments({ key })).toMatchObject([{ environment: "qa", tier: "TESTING", status: "SUCCESS", cards: [card], url: "https://qa.example/" }]);
    const told = await delivery.ofCard({ cardKey: card });
    expect(told).toMatchObject({ strip: line, commits: [{}, {}], pullRequests: [{ state: "MERGED" }], incidents: [] });
    expect([told.runs.length, told.deployments.length]).toEqual([3, 1]);
    expect(await delivery.strips({ key, cards: [card.toLowerCase(), "OTHER-1", `${key}-99`] })).toEqual([{ card, strip: line }]);
    expect(await delivery.strips({ key, cards: [] })).toEqual([]);

    const deliveries = await delivery.deliveries({ key, limit: 100 });
    expect(deliveries).toHaveLength(storyOf(card).length);
    expect(await delivery.deliveries({ key, search: "pull_request" })).toHaveLength(2);
    const one = await delivery.delivery({ key, id: deliveries[0]!.id });
    expect(one).toMatchObject({ outcome: "APPLIED", headers: { "x-github-event": "workflow_run" } });
    expect(JSON.parse(one.body)).toHaveProperty("workflow_run");
  });

  test("the secret is in the answer to its creation and nowhere else", async () => {
    const board = await aBoardWithSource(db);
    await board.receive(signed(storyOf(`${board.key}-1`)[0]!));
    const { delivery } = await callerOf(board.sm.id);
    const made = await delivery.createSource({ key: board.key, kind: "GitHub", name: "another" });
    expect(made).toMatchObject({ kind: "github", url: expect.stringMatching(new RegExp(`/api/hooks/github/${made.id}$`)) as string });
    expect(Buffer.from(made.secret, "base64url")).toHaveLength(32);
    const [first] = await delivery.deliveries({ key: board.key });
    const others = JSON.stringify([await delivery.sources({ key: board.key }), first, await delivery.delivery({ key: board.key, id: first!.id })]);
    for (const secret of [SECRET, made.secret, "sha256="]) expect(others).not.toContain(secret);
    const rows = await db.source.findMany({ where: { boardId: board.id }, select: { secret: true } });
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  test("a secret that is too short, a kind that is not known, a name that is empty are refused", async () => {
    const board = await aBoardWithSource(db);
    const { delivery } = await callerOf(board.sm.id);
    for (const wrong of [{ secret: "fifteen chars.." }, { kind: "bamboo" }, { name: " " }]) {
      await expect(delivery.createSource({ key: board.key, kind: "github", name: "x", ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    expect(await delivery.sources({ key: board.key })).toHaveLength(1);
  });
});

describe("the stranger", () => {
  test("gets the same not found for everything, and what is there stays as it was", async () => {
    const board = await aBoardWithSource(db);
    const other = await aBoardWithSource(db);
    await board.receive(signed(storyOf(`${board.key}-1`)[0]!));
    const { id } = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    const { delivery } = await callerOf(other.sm.id);
    const { key } = board;
    const asked = [
      () => delivery.sources({ key }),
      () => delivery.deliveries({ key }),
      () => delivery.delivery({ key, id }),
      () => delivery.replay({ key, id }),
      () => delivery.runs({ key }),
      () => delivery.deployments({ key }),
      () => delivery.strips({ key, cards: [`${key}-1`] }),
      () => delivery.ofCard({ cardKey: `${key}-1` }),
      () => delivery.createSource({ key, kind: "github", name: "x" }),
      () => delivery.removeSource({ key, id: board.source.id }),
      () => delivery.delivery({ key: other.key, id }),
      () => delivery.replay({ key: other.key, id }),
      () => delivery.removeSource({ key: other.key, id: board.source.id }),
      () => delivery.runs({ key: other.key, cursor: id }),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND", message: "not_found" });
    expect(await db.source.count({ where: { boardId: board.id, removedAt: null } })).toBe(1);
  });

  test.each(["po", "dev", "observer"] as const)("a member who is no Scrum Master (%s) reads and changes nothing", async (who) => {
    const board = await aBoardWithSource(db);
    await board.receive(signed(storyOf(`${board.key}-1`)[0]!));
    const { delivery } = await callerOf(board[who].id);
    const { key } = board;
    const [line] = await delivery.deliveries({ key });
    for (const act of [() => delivery.createSource({ key, kind: "github", name: "x" }), () => delivery.removeSource({ key, id: board.source.id }), () => delivery.replay({ key, id: line!.id })]) {
      await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await delivery.sources({ key })).toHaveLength(1);
  });
});
