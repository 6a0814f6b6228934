import { beforeAll, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory } from "@/server/platform/trpc";
import { createContext, createPageContext } from "@/server/people/create-context";
import { createTokenFor } from "@/server/people/create-token";
import { peopleRouter } from "@/server/people/router";
import { aDatabase } from "@/tests/support/database";
import { aPerson, Browser, PASSWORD, type Person } from "@/tests/support/people";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const caller = createCallerFactory(peopleRouter);
const withToken = (token: string) => createContext({ method: "POST", headers: new Headers({ authorization: `Bearer ${token}` }) }, db);
const anonymously = async () => caller(await createContext({ method: "POST", headers: new Headers({ "x-throughline-address": "192.0.2.1" }) }, db));

async function inSession(person: Person) {
  const browser = new Browser(db);
  await browser.signIn(person);
  return caller(await createContext({ method: "POST", headers: browser.headers() }, db));
}

test("a token made with a password acts as its person, and the database holds no token", async () => {
  const dana = await aPerson(db);
  const { token } = await (await anonymously()).createTokenByPassword({ email: dana.email, password: PASSWORD, name: "laptop" });
  const { user, tokenId } = await withToken(token);
  expect(user).toMatchObject({ id: dana.id, through: "token" });
  const stored = await db.apiToken.findUniqueOrThrow({ where: { id: tokenId ?? "" } });
  expect(JSON.stringify(stored)).not.toContain(token.slice(4, 36));
  expect(stored).toMatchObject({ name: "laptop", tail: token.slice(-4), hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
});

test("a wrong password makes no token, and is throttled like signing in", async () => {
  const dana = await aPerson(db);
  const people = await anonymously();
  const guess = () => people.createTokenByPassword({ email: dana.email, password: "not the password", name: "x" });
  await atTime(new Date("2026-11-20T10:00:00Z"), async () => {
    for (let time = 0; time < 10; time++) await expect(guess()).rejects.toMatchObject({ code: "UNAUTHORIZED", message: "sign_in_refused" });
    await expect(guess()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", cause: { facts: { retryAfter: 60 } } });
    expect((await new Browser(db).signIn(dana)).status).toBe(429);
  });
  expect(await db.apiToken.count({ where: { userId: dana.id } })).toBe(0);
});

test("a revoked token opens nothing any more; only its owner can revoke it, once", async () => {
  const [dana, stranger] = [await aPerson(db), await aPerson(db)];
  const mine = await inSession(dana);
  const { token } = await mine.createToken({ name: "laptop" });
  const [listed] = await mine.tokens();
  const id = listed?.id ?? "";
  const theirs = await inSession(stranger);
  expect(await theirs.tokens()).toEqual([]);
  await expect(theirs.revokeToken({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await withToken(token)).user?.id).toBe(dana.id);
  await mine.revokeToken({ id });
  expect((await withToken(token)).user).toBeNull();
  expect(await mine.tokens()).toEqual([]);
  await expect(mine.revokeToken({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a list of tokens tells them apart and says when they were last used, and never what they are", async () => {
  const dana = await aPerson(db);
  const people = await inSession(dana);
  const { token } = await people.createToken({ name: "laptop" });
  expect(await people.tokens()).toEqual([{ id: expect.any(String) as string, name: "laptop", tail: token.slice(-4), createdAt: expect.any(Date) as Date, lastUsedAt: null }]);
  const morning = new Date("2027-01-04T08:00:00Z");
  await atTime(morning, () => withToken(token));
  await atTime(new Date("2027-01-04T08:00:30Z"), () => withToken(token));
  expect((await people.tokens())[0]?.lastUsedAt).toEqual(morning);
});

test("a token opens no page, and neither changes the password nor makes, lists or ends tokens and sessions", async () => {
  const dana = await aPerson(db);
  const { token } = await createTokenFor(db, dana.email, "laptop");
  const context = await withToken(token);
  const people = caller(context);
  const before = await db.user.findUniqueOrThrow({ where: { id: dana.id } });
  const forbidden = { code: "FORBIDDEN", message: "session_required" };
  await expect(people.createToken({ name: "another" })).rejects.toMatchObject(forbidden);
  await expect(people.tokens()).rejects.toMatchObject(forbidden);
  await expect(people.revokeToken({ id: context.tokenId ?? "" })).rejects.toMatchObject(forbidden);
  await expect(people.changePassword({ current: PASSWORD, next: "another long sentence" })).rejects.toMatchObject(forbidden);
  await expect(people.updateAccount({ name: "Eve" })).rejects.toMatchObject(forbidden);
  await expect(people.endSessions()).rejects.toMatchObject(forbidden);
  expect(await db.user.findUniqueOrThrow({ where: { id: dana.id } })).toEqual(before);
  expect((await createPageContext(new Headers({ authorization: `Bearer ${token}` }), db)).user).toBeNull();
  expect((await people.me()).id).toBe(dana.id);
});

test.each(["", "Bearer", "Bearer ", "Bearer %", "Bearer tln_", "Basic abc", `Bearer tln_${"a".repeat(38)}`])("%j is nobody, even beside a session that is somebody", async (authorization) => {
  const browser = new Browser(db);
  await browser.signIn(await aPerson(db));
  expect((await createContext({ method: "POST", headers: browser.headers({ authorization }) }, db)).user).toBeNull();
});

test("the session cookie is no token", async () => {
  const browser = new Browser(db);
  await browser.signIn(await aPerson(db));
  expect((await withToken(browser.cookies.get("throughline.session") ?? "")).user).toBeNull();
});
