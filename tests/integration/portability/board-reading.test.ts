import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "@/server/app-router";
import { updateMember } from "@/server/board/manage-members";
import { answerRest } from "@/server/answer-rest";
import { createToken } from "@/server/people/create-token";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/database";
import { createCallerFactory } from "@/server/platform/trpc";
import { aBoard } from "../../support/a-board";
import { aDatabase } from "../../support/database";
import { aPerson } from "../../support/people";
import { aRestClient } from "../../support/rest-client";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const AT = new Date("2026-11-20T10:00:00Z");
type Read = { columns: { name: string; cards: { title: string; ageSeconds: number | null }[] }[]; headcount: number };
const ageOf = (body: unknown) => (body as Read).columns.find(({ name }) => name === "IN_WORK")?.cards[0]?.ageSeconds;

describe("reading a board over and over", () => {
  test("an unchanged board is 304 without a body; a write, other roles and a new day make a new answer", async () => {
    const board = await aBoard(db, { members: 2, cards: { PLANNED: ["A"] } });
    const ask = await aRestClient(db, board.dev.id);
    const read = (headers: Record<string, string> = {}) => ask("GET", `/boards/${board.key}`, undefined, headers);
    await atTime(AT, async () => {
      const first = await read();
      expect(first.status).toBe(200);
      let etag = first.headers.get("etag") ?? "";
      const unchanged = await read({ "if-none-match": etag });
      expect(unchanged).toMatchObject({ status: 304, text: "" });
      expect(unchanged.headers.get("etag")).toBe(etag);
      const changes = [
        () => board.dev.move("A", "IN_WORK"),
        () => updateMember(db, board.sm.actor, { key: board.key, email: board.emailOf(2), away: [{ from: "2026-11-21", to: "2026-11-21" }] }),
        () => updateMember(db, board.sm.actor, { key: board.key, email: board.emailOf(1), roles: ["TEAM_MEMBER", "PRODUCT_OWNER"] }),
      ];
      for (const change of changes) {
        await change();
        const changed = await read({ "if-none-match": etag });
        expect(changed.status).toBe(200);
        etag = changed.headers.get("etag") ?? "";
        expect((await read({ "if-none-match": `"other", ${etag}` })).status).toBe(304);
      }
      const tomorrow = await atTime(new Date("2026-11-21T10:00:00Z"), () => read({ "if-none-match": etag }));
      expect(tomorrow).toMatchObject({ status: 200, body: { day: "2026-11-21", headcount: 1 } });
    });
  });

  test("ages are as of the answer, though nothing else has changed", async () => {
    const board = await atTime(AT, () => aBoard(db, { cards: { IN_WORK: ["A"] } }));
    const ask = await aRestClient(db, board.dev.id);
    const readAt = (seconds: number) => atTime(new Date(AT.getTime() + seconds * 1000), () => ask("GET", `/boards/${board.key}`));
    const [now, later] = [await readAt(0), await readAt(90)];
    expect([ageOf(now.body), ageOf(later.body)]).toEqual([0, 90]);
    expect(later.headers.get("etag")).toBe(now.headers.get("etag"));
  });

  test("it says what the procedure says, and the same compressed", async () => {
    const board = await aBoard(db, { cards: { BACKLOG: ["A", "B"], IN_WORK: ["C"], DONE: ["D"] } });
    const { token } = await createToken(db, board.dev.id, "test");
    await atTime(AT, async () => {
      const user = { id: board.dev.id, name: "Dana", email: "", isAdmin: false, locale: null, sessionVersion: 1, through: "token" as const };
      const said = await createCallerFactory(appRouter)({ db, user, address: null, tokenId: null }).board.get({ key: board.key });
      const request = (headers: Record<string, string>) => new Request(`http://127.0.0.1/api/v1/boards/${board.key}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
      expect(await (await answerRest(request({}), db)).json()).toEqual(said);
      const zipped = await answerRest(request({ "accept-encoding": "gzip" }), db);
      expect(zipped.headers.get("content-encoding")).toBe("gzip");
      expect(JSON.parse(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString())).toEqual(said);
    });
  });

  test("an empty board, and one whose last card left, are read too", async () => {
    const board = await aBoard(db);
    const ask = await aRestClient(db, board.sm.id);
    const count = async () => ((await ask("GET", `/boards/${board.key}`)).body as unknown as Read).columns.flatMap(({ cards }) => cards).length;
    expect(await count()).toBe(0);
    const { card } = await board.sm.create("A");
    expect(await count()).toBe(1);
    await ask("POST", `/cards/${card.key}/archive`);
    expect(await count()).toBe(0);
  });

  test("a stranger, and a member who was removed, are told nothing, whatever they know of it", async () => {
    const board = await aBoard(db, { cards: { BACKLOG: ["A"] } });
    const member = await aRestClient(db, board.dev.id);
    const etag = (await member("GET", `/boards/${board.key}`)).headers.get("etag") ?? "";
    const stranger = await aRestClient(db, (await aPerson(db)).id);
    for (const known of [etag, "*"]) expect((await stranger("GET", `/boards/${board.key}`, undefined, { "if-none-match": known })).status).toBe(404);
    await db.membership.deleteMany({ where: { boardId: board.id, userId: board.dev.id } });
    expect((await member("GET", `/boards/${board.key}`, undefined, { "if-none-match": etag })).status).toBe(404);
  });
});
