import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoard, historySince, titles, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";
import { aRestClient } from "@/tests/support/rest-client";

const named = (key: string = randomUUID()) => ({ "idempotency-key": key });

describeOnBoth("the same request again", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  test("is done once and answered alike, however many send it at once", async () => {
    const board = await aBoard(db);
    const ask = await aRestClient(db, board.po.id);
    const before = await versionOf(db, board.id);
    const once = named();
    const add = () => ask("POST", `/boards/${board.key}/cards`, { title: "A" }, once);
    const answers = [...(await Promise.all(Array.from({ length: 8 }, add))), await add()];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { version: before + 1 } });
    expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(8);
    expect(await historySince(db, board.id, before)).toEqual(["card.created A"]);
  });

  test("is refused under the key of another, and free under the key of another person or path", async () => {
    const board = await aBoard(db, { cards: { BACKLOG: ["A"] } });
    const [po, sm] = [await aRestClient(db, board.po.id), await aRestClient(db, board.sm.id)];
    const once = named();
    expect((await po("POST", `/boards/${board.key}/cards`, { title: "B" }, once)).status).toBe(200);
    expect(await po("POST", `/boards/${board.key}/cards`, { title: "C" }, once)).toMatchObject({ status: 409, body: { code: "CONFLICT", reason: "idempotency_key_reused" } });
    expect((await sm("POST", `/boards/${board.key}/cards`, { title: "D" }, once)).status).toBe(200);
    expect((await po("POST", `/cards/${board.key}-1/block`, { reason: "waits" }, once)).status).toBe(200);
    expect((await titles(db, board.id, "BACKLOG")).sort()).toEqual(["A", "B", "D"]);
    expect(await po("POST", `/boards/${board.key}/cards`, { title: "E" }, named("two words"))).toMatchObject({ status: 400, body: { reason: "idempotency_key_invalid" } });
  });

  test("gives a refusal again, and leaves nothing behind", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    const ask = await aRestClient(db, board.dev.id);
    const before = await versionOf(db, board.id);
    const once = named();
    const first = await ask("POST", `/cards/${board.key}-2/moves`, { to: "IN_WORK" }, once);
    await board.dev.move("A", "DONE");
    const second = await ask("POST", `/cards/${board.key}-2/moves`, { to: "IN_WORK" }, once);
    expect([first.status, second.status, second.text]).toEqual([409, 409, first.text]);
    expect(await ask("POST", `/cards/${board.key}-2/moves`, { to: "IN_WORK" }, named())).toMatchObject({ status: 200 });
    expect(await historySince(db, board.id, before)).toEqual(["card.moved A", "card.moved B"]);
  });

  test("is a new request after a day", async () => {
    const board = await aBoard(db);
    const ask = await aRestClient(db, board.po.id);
    const once = named();
    const add = (at: string) => atTime(new Date(at), () => ask("POST", `/boards/${board.key}/cards`, { title: "A" }, once));
    await add("2027-01-01T10:00:00Z");
    await add("2027-01-02T09:59:59Z");
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["A"]);
    await add("2027-01-02T10:00:01Z");
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["A", "A"]);
  });

  test("keeps its answer sealed", async () => {
    const board = await aBoard(db);
    const ask = await aRestClient(db, board.sm.id);
    const once = named();
    const invite = () => ask("POST", `/boards/${board.key}/members`, { email: `${randomUUID()}@example.org`, roles: ["OBSERVER"] }, once);
    const link = String((await invite()).body.invitation);
    const kept = await db.idempotentAnswer.findFirstOrThrow({ where: { key: once["idempotency-key"] } });
    expect(link).toContain("/join/");
    expect(JSON.stringify(kept)).not.toContain(link.split("/").at(-1));
  });
});
