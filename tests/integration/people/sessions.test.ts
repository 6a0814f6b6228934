import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory } from "@/server/platform/trpc";
import { createContext, createPageContext } from "@/server/people/create-context";
import { peopleRouter } from "@/server/people/router";
import { aDatabase } from "@/tests/support/database";
import { aPerson, Browser, PASSWORD, type Person } from "@/tests/support/people";
import { useSettings } from "@/tests/support/settings";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});
afterEach(() => useSettings());

const DAY = 24 * 3600 * 1000;
const at = (days: number) => new Date(Date.now() + days * DAY);

async function signedIn(person: Person): Promise<Browser> {
  const browser = new Browser(db);
  await browser.signIn(person);
  return browser;
}

async function asks(browser: Browser) {
  return createCallerFactory(peopleRouter)(await createContext({ method: "POST", headers: browser.headers() }, db));
}

describe("a session ends", () => {
  test("everywhere at once when its person says so", async () => {
    const dana = await aPerson(db);
    const [here, there] = [await signedIn(dana), await signedIn(dana)];
    await (await asks(here)).endSessions();
    expect([await here.user(), await there.user()]).toEqual([null, null]);
    expect((await signedIn(dana)).cookies.size).toBeGreaterThan(0);
  });

  test("when the password is changed, and the old password with it", async () => {
    const dana = await aPerson(db);
    const [here, there] = [await signedIn(dana), await signedIn(dana)];
    await (await asks(here)).changePassword({ current: PASSWORD, next: "another long sentence" });
    expect([await here.user(), await there.user()]).toEqual([null, null]);
    expect((await new Browser(db).signIn(dana)).status).toBe(401);
    expect((await new Browser(db).signIn(dana, "another long sentence")).status).toBe(200);
  });

  test("when its person is deleted", async () => {
    const dana = await aPerson(db);
    const browser = await signedIn(dana);
    await db.user.update({ where: { id: dana.id }, data: { deletedAt: new Date() } });
    expect(await browser.user()).toBeNull();
    expect((await new Browser(db).signIn(dana)).status).toBe(401);
  });

  test("a week after it was last used, and with use after a month", async () => {
    const browser = await signedIn(await aPerson(db));
    expect(await atTime(at(6.9), () => browser.user())).not.toBeNull();
    expect(await atTime(at(7.1), () => browser.user())).toBeNull();
    for (const days of [6, 12, 18, 24]) {
      const before = browser.cookies.get("throughline.session");
      await atTime(at(days), () => browser.get("session"));
      expect(browser.cookies.get("throughline.session")).not.toBe(before);
    }
    expect(await atTime(at(29.9), () => browser.user())).not.toBeNull();
    expect(await atTime(at(30.1), () => browser.user())).toBeNull();
    await atTime(at(30.1), () => browser.get("session"));
    expect(browser.cookies.has("throughline.session")).toBe(false);
  });

  test("when its cookie was tampered with or is nonsense", async () => {
    const browser = await signedIn(await aPerson(db));
    const cookie = browser.cookies.get("throughline.session") ?? "";
    for (const value of [`${cookie.slice(0, -2)}AA`, "x", "a.b.c.d.e", "%", ""]) {
      const other = new Browser(db);
      other.cookies.set("throughline.session", value);
      expect(await other.user()).toBeNull();
    }
  });
});

describe("changing a password", () => {
  test("takes the present one, and guessing at it is throttled", async () => {
    const dana = await aPerson(db);
    const browser = await signedIn(dana);
    const people = await asks(browser);
    await expect(people.changePassword({ current: "not the password", next: "another long sentence" })).rejects.toMatchObject({ cause: { reason: "current_password_wrong" } });
    await expect(people.changePassword({ current: PASSWORD, next: "short" })).rejects.toMatchObject({ cause: { reason: "password_short" } });
    expect((await browser.user())?.id).toBe(dana.id);
    await atTime(at(0.5), async () => {
      const guess = () => people.changePassword({ current: "not the password", next: "another long sentence" });
      for (let time = 0; time < 10; time++) await expect(guess()).rejects.toMatchObject({ cause: { reason: "current_password_wrong" } });
      await expect(guess()).rejects.toMatchObject({ cause: { reason: "too_many_attempts" } });
    });
  });

  test("is not for the accounts that visitors of a demo share", async () => {
    const people = await asks(await signedIn(await aPerson(db, { isDemo: true })));
    await expect(people.changePassword({ current: PASSWORD, next: "another long sentence" })).rejects.toMatchObject({ cause: { reason: "demo_account" } });
  });
});

describe("the session cookie counts only", () => {
  const requests: [string, Record<string, string>, boolean][] = [
    ["POST", { "sec-fetch-site": "same-origin" }, true],
    ["POST", { "sec-fetch-site": "same-site" }, false],
    ["POST", { "sec-fetch-site": "cross-site" }, false],
    ["POST", { origin: "http://127.0.0.1:3000" }, true],
    ["POST", { origin: "http://127.0.0.1:4000", host: "127.0.0.1:3000" }, false],
    ["POST", { origin: "null", host: "127.0.0.1:3000" }, false],
    ["POST", { origin: "http://board.lan", host: "board.lan" }, true],
    ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, false],
    ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, true],
    ["GET", {}, true],
  ];
  test.each(requests)("from our own pages: %s with %j counts: %s", async (method, sent, counts) => {
    const browser = await signedIn(await aPerson(db));
    const headers = browser.headers();
    headers.delete("sec-fetch-site");
    for (const [name, value] of Object.entries(sent)) headers.set(name, value);
    expect((await createContext({ method, headers }, db)).user !== null).toBe(counts);
  });
});

describe("outside a demo, a demo account", () => {
  test("comes in by no door, not even with the session and the token it has", async () => {
    const po = await aPerson(db, { email: "po@demo.local", isDemo: true });
    const browser = new Browser(db);
    expect((await browser.click(po)).status).toBe(200);
    expect((await browser.user())?.id).toBe(po.id);
    const { token } = await (await asks(browser)).createToken({ name: "demo" });
    const bearer = { method: "GET", headers: new Headers({ authorization: `Bearer ${token}` }) };
    expect((await createContext(bearer, db)).user?.id).toBe(po.id);

    for (const settings of [{ demo: "0" }, { databaseUrl: "postgresql://elsewhere/throughline" }, { isLoopback: false }] as const) {
      useSettings(settings);
      expect(await browser.user()).toBeNull();
      expect((await createContext(bearer, db)).user).toBeNull();
      const stranger = new Browser(db, "203.0.113.9");
      expect([(await stranger.signIn(po)).status, (await stranger.click(po)).status]).toEqual([401, 404]);
      const anonymous = createCallerFactory(peopleRouter)(await createPageContext(stranger.headers(), db));
      expect(await anonymous.demoAccounts()).toEqual([]);
    }
  });

  test("is the only kind that one click signs in", async () => {
    const browser = new Browser(db);
    expect((await browser.click(await aPerson(db))).status).toBe(401);
    expect(await browser.user()).toBeNull();
  });
});
