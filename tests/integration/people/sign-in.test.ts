import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aDatabase } from "@/tests/support/database";
import { aPerson, Browser, type Person } from "@/tests/support/people";
import { useSettings } from "@/tests/support/settings";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});
afterEach(() => useSettings());

const MINUTE = new Date("2026-11-20T10:00:05Z");
const SESSION = "throughline.session";

describe("signing in", () => {
  test("with the right password opens a session that can be closed again", async () => {
    const browser = new Browser(db);
    const dana = await aPerson(db);
    const answer = await browser.signIn(dana, undefined, { callbackUrl: "/w/demo" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ url: "http://127.0.0.1:3000/w/demo" });
    expect(await browser.user()).toEqual({ id: dana.id, email: dana.email, name: "Dana", isAdmin: false, locale: null, through: "session", sessionVersion: 1 });
    expect(await (await browser.get("session")).json()).toMatchObject({ user: { name: "Dana", email: dana.email } });

    await browser.post("signout", { csrfToken: await browser.csrf(), json: "true" });
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(await browser.user()).toBeNull();
  });

  test("finds the account however its address is typed", async () => {
    const dana = await aPerson(db, { email: "dana@example.org" });
    const browser = new Browser(db);
    await browser.signIn({ email: " ＤANA@Example.org " });
    expect((await browser.user())?.id).toBe(dana.id);
  });

  test("answers the same for a wrong password, an unknown address and a person who has not joined", async () => {
    const invited = await aPerson(db, { password: null });
    const answers = await Promise.all(
      [await aPerson(db), { email: "nobody@example.org" }, invited].map(async (person) => {
        const browser = new Browser(db, "192.0.2.2");
        const answer = await browser.signIn(person, "not the password");
        expect(browser.cookies.has(SESSION)).toBe(false);
        return { status: answer.status, body: await answer.json() };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED", reason: "sign_in_refused", facts: {} } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test("makes a new session, whatever cookie was there before", async () => {
    const browser = new Browser(db);
    const dana = await aPerson(db);
    browser.cookies.set(SESSION, "planted");
    await browser.signIn(dana);
    const first = browser.cookies.get(SESSION);
    await browser.signIn(dana);
    expect([first, browser.cookies.get(SESSION)]).not.toContain("planted");
    expect(browser.cookies.get(SESSION)).not.toBe(first);
  });

  test("sets a cookie that scripts cannot read, and over https one that no subdomain can set", async () => {
    const dana = await aPerson(db);
    const plain = await new Browser(db).signIn(dana);
    expect(plain.headers.getSetCookie()).toEqual([expect.stringMatching(/^throughline\.session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)]);
    useSettings({ publicUrl: "https://board.example.org" });
    const secure = await new Browser(db).signIn(dana);
    expect(secure.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-throughline\.session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)]);
  });
});

describe("guessing", () => {
  let dana: Person;
  const guess = (address: string, email = dana.email) => new Browser(db, address).signIn({ email }, "not the password");
  const guesses = async (count: number, address: string, email?: string) => {
    for (let time = 0; time < count; time++) expect((await guess(address, email)).status).toBe(401);
  };
  beforeAll(async () => {
    dana = await aPerson(db, { email: "guessed@example.org" });
  });

  test("is refused at the eleventh time in a minute, the right password too, and only from there", async () => {
    await atTime(MINUTE, async () => {
      await guesses(10, "198.51.100.1");
      const refused = await new Browser(db, "198.51.100.1").signIn(dana);
      expect(refused.status).toBe(429);
      expect(refused.headers.get("retry-after")).toBe("55");
      expect(await refused.json()).toMatchObject({ code: "TOO_MANY", reason: "too_many_attempts", facts: { retryAfter: 55 } });
      expect((await new Browser(db, "198.51.100.2").signIn(dana)).status).toBe(200);
    });
    await atTime(new Date("2026-11-20T10:01:00Z"), async () => expect((await new Browser(db, "198.51.100.1").signIn(dana)).status).toBe(200));
  });

  test("counts every spelling of an address, and a whole /64, as one", async () => {
    await atTime(MINUTE, async () => {
      for (const [time, email] of ["guessed@example.org", "GUESSED@example.org", "guessed+a@example.org", "guessed+b@example.org", "ｇuessed@example.org"].entries()) {
        await guesses(2, `2001:db8:1:2::${time}`, email);
      }
      expect((await guess("2001:db8:1:2:ffff::1")).status).toBe(429);
      expect((await guess("2001:db8:1:3::1")).status).toBe(401);
    });
  });

  test("at many accounts is refused at the thirty-first time from one address", async () => {
    await atTime(MINUTE, async () => {
      for (let account = 0; account < 6; account++) await guesses(5, "198.51.100.3", (await aPerson(db)).email);
      expect((await guess("198.51.100.3", "another@example.org")).status).toBe(429);
    });
  });

  test("by a crowd at once is counted before it is answered", async () => {
    await atTime(MINUTE, async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => guess("198.51.100.4")));
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
      expect(answers.filter((answer) => answer.status === 429)).toHaveLength(20);
    });
  });

  test("signing in rightly costs nothing", async () => {
    await atTime(MINUTE, async () => {
      for (let time = 0; time < 40; time++) expect((await new Browser(db, "198.51.100.5").signIn(dana)).status).toBe(200);
    });
  });

  test("leaves no counters behind", async () => {
    await atTime(new Date("2026-11-20T11:00:00Z"), () => guess("198.51.100.6"));
    expect(await db.rateCounter.count({ where: { expires: { lt: new Date("2026-11-20T10:59:00Z") } } })).toBe(0);
  });
});

describe("a strange request", () => {
  test("without its token changes nothing", async () => {
    const dana = await aPerson(db);
    const browser = new Browser(db);
    const forged = await browser.post("callback/credentials", { email: dana.email, password: "correct horse battery", json: "true" });
    expect([forged.status, ((await forged.json()) as { reason: string }).reason]).toEqual([403, "csrf"]);
    await browser.signIn(dana);
    expect((await browser.post("signout", { json: "true" })).status).toBe(403);
    expect((await browser.user())?.id).toBe(dana.id);
  });

  test.each(["cross-site", "same-site"])("from another site (%s) is refused", async (site) => {
    const dana = await aPerson(db);
    const browser = new Browser(db);
    const csrfToken = await browser.csrf();
    const answer = await browser.post("callback/credentials", { csrfToken, email: dana.email, password: "correct horse battery" }, { "sec-fetch-site": site });
    expect([answer.status, browser.cookies.has(SESSION)]).toEqual([403, false]);
  });

  test.each(["//evil.example", "https://evil.example", "javascript:alert(1)", "http://[", "\u0000", "%", "/\\evil.example"])("to go on to %j leads home", async (callbackUrl) => {
    const dana = await aPerson(db);
    const asked = await new Browser(db).signIn(dana, undefined, { callbackUrl });
    expect([asked.status, await asked.json()]).toEqual([200, { url: "http://127.0.0.1:3000/" }]);
    const browser = new Browser(db);
    browser.cookies.set("next-auth.callback-url", callbackUrl.replaceAll("\u0000", ""));
    const form = await browser.signIn(dana, undefined, { callbackUrl, json: "" });
    expect([form.status, form.headers.get("location")]).toEqual([303, "/"]);
    expect((await browser.get(`session?callbackUrl=${encodeURIComponent(callbackUrl)}`)).status).toBe(200);
  });

  test.each(["providers", "callback/github", "_log", "verify-request", "callback/credentials/x", "constructor"])("for %s finds nothing", async (path) => {
    expect((await new Browser(db).get(path)).status).toBe(404);
    expect((await new Browser(db).post(path, {})).status).toBe(404);
  });

  test("for next-auth's own pages is sent to ours", async () => {
    const answer = await new Browser(db).get("signin?callbackUrl=https://evil.example");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
  });

  test.each([
    ["no address", "email=&password=x", 400],
    ["an address with U+0000", "email=a%00@b.c&password=x", 400],
    ["two addresses", "email=a@b.c,d@e.f&password=x", 400],
    ["a body of 20 kB", `email=${"a".repeat(20_000)}`, 413],
  ])("with %s is answered %s", async (_what, body, status) => {
    const browser = new Browser(db);
    const csrfToken = await browser.csrf();
    const answer = await browser.send("POST", "callback/credentials", `csrfToken=${csrfToken}&${body}`, { "content-type": "application/x-www-form-urlencoded" });
    expect(answer.status).toBe(status);
  });

  test.each([
    ["text/plain", "email=a@b.c"],
    ["application/json", "[]"],
    ["application/json", "{"],
    ["application/json", JSON.stringify({ email: { not: "" }, password: "x" })],
    ["application/json", JSON.stringify({ email: ["a@b.c"], password: "x", csrfToken: {} })],
  ])("as %s %s is no server error", async (type, body) => {
    const browser = new Browser(db);
    await browser.csrf();
    const answer = await browser.send("POST", "callback/credentials", body, { "content-type": type });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});
