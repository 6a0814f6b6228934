import { beforeAll, describe, expect, test } from "vitest";
import { HEAVY_REQUESTS_A_MINUTE, REQUESTS_A_MINUTE } from "@/server/portability/rest/limit-rate";
import { JSON_MAX } from "@/server/platform/read-body";
import { answerRest } from "@/server/answer-rest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoard, titles, versionOf } from "@/tests/support/a-board";
import { aDatabase } from "@/tests/support/database";
import { aPerson, Browser, PASSWORD } from "@/tests/support/people";
import { aRestClient, type RestAnswer } from "@/tests/support/rest-client";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

/** A refusal is problem details with the kind, the cause and the facts, and with nothing of the server's insides. */
function expectProblem({ status, headers, body, text }: RestAnswer, expected: { status: number; code: string; reason: string; facts?: object }) {
  expect({ status, ...body }).toMatchObject(expected);
  expect(headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(body).toMatchObject({ type: "about:blank", title: expect.any(String), detail: expect.any(String) });
  expect(text).not.toMatch(/stack|node_modules|\.ts:/);
}

describe("who may come in", () => {
  test("a token acts as its user, and nothing else opens the door", async () => {
    const board = await aBoard(db, { cards: { BACKLOG: ["A"] } });
    const [po, stranger, nobody] = [await aRestClient(db, board.po.id), await aRestClient(db, (await aPerson(db)).id), await aRestClient(db, null)];
    expect((await po("GET", `/boards/${board.key}`)).body).toMatchObject({ key: board.key, headcount: 2, columns: [{ name: "BACKLOG", cards: [{ title: "A" }] }, {}, {}, {}] });
    expectProblem(await stranger("GET", `/boards/${board.key}`), { status: 404, code: "NOT_FOUND", reason: "not_found" });
    expect((await stranger("GET", `/boards/${board.key}`)).text).toBe((await stranger("GET", "/boards/NOWHERE")).text);
    const refused = await nobody("GET", `/boards/${board.key}`);
    expectProblem(refused, { status: 401, code: "UNAUTHENTICATED", reason: "token_required" });
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
    expectProblem(await nobody("GET", `/boards/${board.key}`, undefined, { authorization: `Bearer tln_${"0".repeat(38)}` }), { status: 401, code: "UNAUTHENTICATED", reason: "token_required" });
  });

  test("a session's cookie counts for nothing, also from our own pages", async () => {
    const person = await aPerson(db);
    const browser = new Browser(db);
    await browser.signIn(person);
    const request = new Request("http://127.0.0.1:3000/api/v1/boards", { method: "POST", headers: browser.headers({ "content-type": "application/json" }), body: JSON.stringify({ key: "COOKIE", name: "x" }) });
    expect((await answerRest(request, db)).status).toBe(401);
    expect(await db.board.count({ where: { key: "COOKIE" } })).toBe(0);
  });

  test("a password makes a token, the one request without one", async () => {
    const person = await aPerson(db);
    const nobody = await aRestClient(db, null);
    const made = await nobody("POST", "/tokens", { email: person.email, password: PASSWORD, name: "script" });
    expect(made.body).toEqual({ token: expect.stringMatching(/^tln_[0-9A-Za-z]{38}$/) });
    const board = await nobody("POST", "/boards", { key: "MADE", name: "Made" }, { authorization: `Bearer ${String(made.body.token)}` });
    expect(board).toMatchObject({ status: 200, body: { key: "MADE", version: 1 } });
    expectProblem(await nobody("POST", "/tokens", { email: person.email, password: "wrong", name: "script" }), { status: 401, code: "UNAUTHENTICATED", reason: "sign_in_refused" });
  });
});

describe("what is refused", () => {
  test("a path that leads nowhere, a method it does not take, a path that is none", async () => {
    const { po } = await aBoard(db);
    const ask = await aRestClient(db, po.id);
    for (const path of ["/nothing", "/boards", "/cards", "/boards//cards", "/cards/%ff/history", "/boards/X/cards/Y/Z"]) {
      const answer = await ask("GET", path);
      expect([404, 405], path).toContain(answer.status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    }
    const wrong = await ask("PUT", "/cards/ERP-1");
    expectProblem(wrong, { status: 405, code: "METHOD_NOT_ALLOWED", reason: "method_not_allowed" });
    expect(wrong.headers.get("allow")).toBe("GET, PATCH, DELETE");
  });

  test("a body that is no JSON object, too deep, too large or of another kind", async () => {
    const { key, po } = await aBoard(db);
    const ask = await aRestClient(db, po.id);
    const json = { "content-type": "application/json" };
    const path = `/boards/${key}/cards`;
    expectProblem(await ask("POST", path, "{", json), { status: 400, code: "INVALID", reason: "invalid_json" });
    expectProblem(await ask("POST", path, "[]", json), { status: 400, code: "INVALID", reason: "not_an_object" });
    expectProblem(await ask("POST", path, `{"title":${"[".repeat(64)}${"]".repeat(64)}}`, json), { status: 400, code: "INVALID", reason: "too_deep" });
    expectProblem(await ask("POST", path, "title=x", { "content-type": "application/x-www-form-urlencoded" }), { status: 400, code: "INVALID", reason: "media_type" });
    expectProblem(await ask("POST", path, JSON.stringify({ title: "x".repeat(JSON_MAX) }), json), { status: 413, code: "TOO_LARGE", reason: "too_large" });
  });

  test("a field is named, in the body, the query and the path", async () => {
    const { key, po } = await aBoard(db, { cards: { BACKLOG: ["A"] } });
    const ask = await aRestClient(db, po.id);
    expectProblem(await ask("POST", `/boards/${key}/cards`, { title: "" }), { status: 400, code: "INVALID", reason: "invalid", facts: { field: "title" } });
    expectProblem(await ask("POST", `/boards/${key}/cards`, { title: "A", expedite: "no" }), { status: 400, code: "INVALID", reason: "invalid", facts: { field: "expedite" } });
    expectProblem(await ask("POST", `/cards/${key}-1/moves`, { to: "DONE", after: "" }), { status: 400, code: "INVALID", reason: "invalid", facts: { field: "after" } });
    expectProblem(await ask("GET", `/boards/${key}/archive?limit=many`), { status: 400, code: "INVALID", reason: "invalid", facts: { field: "limit" } });
    expectProblem(await ask("GET", `/boards/${key}/archive?limit=1&limit=2`), { status: 400, code: "INVALID", reason: "parameter_repeated", facts: { field: "limit" } });
    expectProblem(await ask("POST", `/cards/${key}-1/moves/last/undo`), { status: 400, code: "INVALID", reason: "invalid", facts: { field: "version" } });
    expect(await titles(db, (await db.board.findUniqueOrThrow({ where: { key } })).id, "BACKLOG")).toEqual(["A"]);
  });

  test("a full column says the numbers, and nothing is written", async () => {
    const { key, id, po, dev } = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    const before = await versionOf(db, id);
    const ask = await aRestClient(db, dev.id);
    const facts = { column: "IN_WORK", limit: 1, count: 1, headcount: 1, perPerson: 1 };
    const refused = await ask("POST", `/cards/${key}-2/moves`, { to: "IN_WORK" });
    expectProblem(refused, { status: 409, code: "RULE_BROKEN", reason: "wip_limit", facts });
    expect(refused.body.detail).toContain("In Work is full: 1 of 1");
    expect(await versionOf(db, id)).toBe(before);
    expect((await (await aRestClient(db, po.id))("GET", `/boards/${key}`)).body).toMatchObject({ version: before });
  });
});

describe("what paths and queries carry", () => {
  test("an e-mail address in a path is decoded, and a body may be left out where there is nothing to say", async () => {
    const { key, sm, emailOf } = await aBoard(db, { cards: { IN_WORK: ["A"] } });
    const ask = await aRestClient(db, sm.id);
    const changed = await ask("PATCH", `/boards/${key}/members/${encodeURIComponent(emailOf(1))}`, { counted: false });
    expect(changed).toMatchObject({ status: 200, body: { email: emailOf(1), counted: false } });
    expect((await ask("POST", `/cards/${key}-1/block`, { reason: "waits" })).status).toBe(200);
    expect(await ask("POST", `/cards/${key}-1/unblock`)).toMatchObject({ status: 200, body: { card: { blocked: false } } });
    expect((await ask("POST", `/cards/${key}-1/archive`)).status).toBe(200);
    expect((await ask("GET", `/boards/${key}/archive?limit=1`)).text).toContain('"title":"A"');
  });
});

describe("how often", () => {
  test("a token may ask 600 times a minute, 60 times for whole histories, and is told when to come back", async () => {
    const { key, po } = await aBoard(db);
    const ask = await aRestClient(db, po.id);
    const { id } = await db.apiToken.findFirstOrThrow({ where: { userId: po.id } });
    const at = new Date("2026-11-20T10:00:15Z");
    await atTime(at, async () => {
      const window = new Date("2026-11-20T10:00:00Z");
      const expires = new Date("2026-11-20T10:02:00Z");
      await db.rateCounter.create({ data: { key: `rest ${id}`, window, expires, count: REQUESTS_A_MINUTE - 1 } });
      await db.rateCounter.create({ data: { key: `rest-heavy ${id}`, window, expires, count: HEAVY_REQUESTS_A_MINUTE - 1 } });
      for (const path of [`/boards/${key}`, `/boards/${key}/metrics/lead-time`]) {
        expect((await ask("GET", path)).status, path).toBe(200);
        const refused = await ask("GET", path);
        expectProblem(refused, { status: 429, code: "TOO_MANY", reason: "too_many", facts: { retryAfter: 45 } });
        expect(refused.headers.get("retry-after")).toBe("45");
      }
    });
    await atTime(new Date("2026-11-20T10:01:00Z"), async () => expect((await ask("GET", `/boards/${key}`)).status).toBe(200));
  });
});
