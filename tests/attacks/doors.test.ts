import { describe, expect, test } from "vitest";
import { ask, rest, signIn, target, trpc } from "./target";

const { owner, board, card, source, url } = target;
const EVIL = "https://evil.example";
const DOORS = ["/", "/sign-in", "/setup", "/w/owner/b/OWN", "/join/x", "/api/docs", "/api/health", "/api/metrics", "/api/v1/boards/OWN", "/api/v1/openapi.json", "/api/trpc/people.isSignedIn", "/api/auth/csrf", `/api/hooks/github/${source.id}`, "/nowhere", "/_next/static/nowhere.js"];

describe("another site", () => {
  const mutation = JSON.stringify({ name: "Changed" });

  test.each([
    ["another site", { origin: EVIL, "sec-fetch-site": "cross-site" }],
    ["another port of this host", { origin: `http://127.0.0.1:${target.port + 1}`, "sec-fetch-site": "same-site" }],
    ["a browser that says only its origin", { origin: EVIL }],
    ["a page without an origin", { origin: "null" }],
  ])("(%s) changes nothing with somebody's cookies", async (_says, from) => {
    const cookie = await signIn(owner);
    const headers = { cookie, "content-type": "application/json", ...from };
    expect((await ask("/api/trpc/people.updateAccount", { method: "POST", headers, body: mutation })).status).toBe(403);
    expect((await ask("/api/trpc/people.setUp", { method: "POST", headers, body: "{}" })).status).toBe(403);
    expect((await ask("/api/auth/signout", { method: "POST", headers, body: "{}" })).status).toBe(403);
    expect((await ask(`/api/v1/cards/${card}/comments`, { method: "POST", headers, body: '{"body":"x"}' })).status).toBe(401);
    expect((await ask("/api/trpc/people.isSignedIn", { headers: { cookie, "sec-fetch-site": "same-origin" } })).text).toContain("true");
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", "", "application/octet-stream"])("sends no form: %s is not taken", async (type) => {
    const cookie = await signIn(owner);
    const headers = { cookie, ...(type ? { "content-type": type } : {}), "sec-fetch-site": "same-origin" };
    expect((await ask("/api/trpc/people.updateAccount", { method: "POST", headers, body: mutation })).status).toBe(400);
    const asToken = { authorization: `Bearer ${owner.token}`, ...(type ? { "content-type": type } : {}) };
    expect((await ask(`/api/v1/cards/${card}/comments`, { method: "POST", headers: asToken, body: '{"body":"x"}' })).status).toBe(400);
  });

  test("changes nothing by a link", async () => {
    const cookie = await signIn(owner);
    const input = encodeURIComponent(mutation);
    expect((await ask(`/api/trpc/people.updateAccount?input=${input}`, { headers: { cookie, "sec-fetch-site": "same-origin" } })).status).toBe(405);
  });

  test("is told nothing about who may read across sites", async () => {
    for (const path of DOORS) {
      const preflight = await ask(path, { method: "OPTIONS", headers: { origin: EVIL, "access-control-request-method": "POST", "access-control-request-headers": "authorization" } });
      expect(preflight.headers["access-control-allow-headers"], path).toBeUndefined();
    }
  });
});

test("a session's cookie opens nothing over REST, with or without another token beside it", async () => {
  const cookie = await signIn(owner);
  expect((await ask(`/api/v1/boards/${board}`, { headers: { cookie, "sec-fetch-site": "same-origin" } })).status).toBe(401);
  expect((await ask(`/api/v1/boards/${board}`, { headers: { cookie, authorization: "Bearer %" } })).status).toBe(401);
  expect((await rest(target.stranger.token, "GET", `/boards/${board}`, undefined, { cookie })).status).toBe(404);
});

test("a token opens no page and no account", async () => {
  const headers = { authorization: `Bearer ${owner.token}` };
  expect((await ask("/account", { headers })).status).toBeOneOf([302, 303, 307]);
  expect((await trpc("people.createToken", { name: "x" }, headers)).status).toBe(403);
  expect((await trpc("people.changePassword", { current: owner.password, next: "something else entirely" }, headers)).status).toBe(403);
  expect((await ask(`/api/v1/boards/${board}?token=${owner.token}`)).status).toBe(401);
});

test("a batch holds at most twenty calls, written or read", async () => {
  const names = (count: number) => Array.from({ length: count }, () => "people.isSignedIn").join(",");
  const input = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [at, { name: "x" }]));
  expect((await ask(`/api/trpc/${names(20)}?batch=1&input=%7B%7D`)).status).toBe(200);
  expect((await ask(`/api/trpc/${names(21)}?batch=1&input=%7B%7D`)).status).toBe(400);
  const creates = Array.from({ length: 21 }, () => "people.updateAccount").join(",");
  expect((await trpc(`${creates}?batch=1`, input(21))).status).toBe(400);
});

test("headers that claim another host are in no answer", async () => {
  const claims = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1", forwarded: "host=evil.example", "x-original-url": "/account", "x-rewrite-url": "/account", "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" };
  for (const path of DOORS) {
    const { text, headers } = await ask(path, { headers: claims });
    expect(text, path).not.toContain("evil.example");
    expect(JSON.stringify(headers), path).not.toContain("evil.example");
  }
  const made = await rest(owner.token, "POST", "/boards/OWN/sources", { kind: "github", name: "x" }, claims);
  expect(JSON.parse(made.text)).toMatchObject({ url: expect.stringContaining(`${url}/api/hooks/github/`) as string });
  const { text } = await rest(owner.token, "POST", "/boards/OWN/members", { email: "linked@example.org", roles: ["OBSERVER"] }, claims);
  expect(JSON.parse(text)).toMatchObject({ invitation: expect.stringContaining(`${url}/join/`) as string });
});

test("a header and a parameter named like a prototype do nothing", async () => {
  for (const path of DOORS) await ask(path, { headers: { __proto__x: "1", ["__proto__"]: "x", constructor: "x" } });
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect((await rest(owner.token, "GET", `/boards/${board}?${name}=x`)).status).toBe(200);
    expect((await rest(owner.token, "PATCH", `/boards/${board}`, `{"${name}":{"isAdmin":true},"name":"Board of secrets"}`)).status).toBe(200);
    expect((await ask(`/api/trpc/${name}`)).status).toBe(404);
    expect((await ask(`/api/hooks/${name}/${source.id}`, { method: "POST" })).status).toBe(404);
  }
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
});

test("a parameter given twice is refused, one that is not known changes nothing", async () => {
  for (const path of [`/boards/${board}/archive?limit=1&limit=2`, `/boards/${board}/export?format=csv&format=json`]) expect((await rest(owner.token, "GET", path)).status, path).toBe(400);
  const [known, unknown] = [await rest(owner.token, "GET", `/boards/${board}/archive`), await rest(owner.token, "GET", `/boards/${board}/archive?orderBy=passwordHash&where[x]=1&limit=50`)];
  expect(unknown.text).toBe(known.text);
});

test("paths and methods that nobody meant end in a refusal", async () => {
  for (const path of ["/%", "/%zz", "/%c0%80", "/w/%00/b/OWN", "/w/%ff/b/OWN", "/w/..%2f..%2fetc/b/x", "/api/v1/%00", "/api/v1/boards/%ff", "/api/v1/boards/%2e%2e", "/api/trpc/%ff", "/api/auth/%ff", "/api/hooks/github/%ff", "/api/hooks/github/..%2f", "//evil.example", "/\\evil.example", "/_next/image?url=http://169.254.169.254/", "/.git/config", "/.env", "/api/v1/../../../etc/passwd"]) {
    const { status, headers } = await ask(path, {});
    expect([302, 303, 307, 308, 400, 404, 405], `${path}: ${status}`).toContain(status);
    expect(String(headers.location ?? "/"), path).toMatch(/^\/(?![/\\])/);
  }
  for (const path of DOORS) {
    for (const method of ["TRACE", "PROPFIND", "MKCOL", "SEARCH"]) expect((await ask(path, { method })).status, `${method} ${path}`).toBe(405);
  }
});

test.each(["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/%09/evil.example", "/.//evil.example"])("signing in never leads to %s", async (callbackUrl) => {
  const cookie = await signIn(owner);
  const page = await ask(`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`, { headers: { cookie } });
  expect(String(page.headers.location ?? "/")).toMatch(/^\/(?![/\\])/);
});
