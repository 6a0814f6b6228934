import { beforeAll, expect, test } from "vitest";
import { ask, rest, signIn, target, trpc } from "./target";

type Document = { paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>> };

const { owner, stranger } = target;
const BODIES: Record<string, unknown> = { title: "x", body: "x", reason: "x", to: "DONE", kind: "github", name: "x", email: "x@example.org", roles: ["OBSERVER"], planned: { mode: "NONE" }, inWork: { mode: "NONE" } };
const NOWHERE = { key: "NOWHERE", cardKey: "NOWHERE-1" };
const THEIRS = { key: "OWN", cardKey: "OWN-1" };

let routes: { method: string; path: string }[];
beforeAll(async () => {
  const { paths } = JSON.parse((await ask("/api/v1/openapi.json")).text) as Document;
  routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })));
});

test("whatever a stranger asks of a board over REST, it is not there", async () => {
  const before = await everythingOf();
  const onBoards = routes.filter(({ path }) => path.includes("{"));
  expect(onBoards.length).toBeGreaterThan(25);
  for (const { method, path } of onBoards) {
    const [there, nowhere] = [await asStranger(method, path, THEIRS), await asStranger(method, path, NOWHERE)];
    expect([there.status, there.text], `${method} ${path}`).toEqual([nowhere.status, nowhere.text]);
    expect(there.status, `${method} ${path}`).toBe(404);
  }
  expect(await everythingOf()).toEqual(before);
});

test("without a token, or with one that is none, nothing answers", async () => {
  for (const { method, path } of routes.filter((route) => route.path !== "/tokens")) {
    for (const token of ["", "%", "tln_", "null", `${owner.token.slice(0, -1)}x`, "a".repeat(5_000)]) {
      const { status } = await rest(token, method, filled(path, THEIRS), method === "GET" || method === "DELETE" ? undefined : BODIES);
      expect(status, `${method} ${path}`).toBe(401);
    }
  }
});

test("a stranger's pages and streams show no other board", async () => {
  const cookie = await signIn(stranger);
  for (const path of ["/", "/account", "/w/owner", "/w/owner/b/OWN", "/w/other/b/OWN", "/w/owner/b/OWN/c/1", "/w/owner/b/OWN/flow", "/w/owner/b/OWN/settings/members"]) {
    for (const headers of [{ cookie }, { cookie, rsc: "1" }] as Record<string, string>[]) {
      const { text } = await ask(path, { headers });
      expect(text, path).not.toContain("Board of secrets - OWN");
      expect(text, path).not.toMatch(/first secret card|a secret comment/);
      expect(text, path).not.toContain(owner.token);
    }
  }
  const watch = await ask(`/api/trpc/board.watch?input=${encodeURIComponent('{"key":"OWN","lastEventId":"1"}')}`, { headers: { cookie, accept: "text/event-stream" } });
  expect(watch.text).toContain("not_found");
});

test("nobody acts, counts or rises by naming fields that are not theirs to give", async () => {
  const given = { title: "mine", authorId: "0192f0a0-0000-7000-8000-000000000000", boardId: "x", number: 999, version: 1, createdAt: "2000-01-01T00:00:00Z", userId: "x", via: "x" };
  const made = await rest(owner.token, "POST", "/boards/OWN/cards", given);
  const { card } = JSON.parse(made.text) as { card: { key: string } };
  expect(card.key).not.toBe("OWN-999");
  const [event] = JSON.parse((await rest(owner.token, "GET", `/cards/${card.key}/history`)).text) as { actor: { name: string }; at: string }[];
  expect(event?.actor.name).toBe(owner.email.split("@")[0]);
  expect(event?.at).not.toMatch(/^2000/);
  const cookie = await signIn(stranger);
  const mine = { cookie, "sec-fetch-site": "same-origin" };
  expect((await trpc("people.updateAccount", { name: "Stranger", isAdmin: true, email: "owner@example.org", sessionVersion: 9 }, mine)).status).toBe(200);
  expect((await ask("/api/trpc/people.me", { headers: mine })).text).toContain("stranger@example.org");
});

test("what is open to everybody tells no secrets", async () => {
  for (const path of ["/", "/sign-in", "/api/docs", "/api/v1/openapi.json", "/api/health", "/api/trpc/people.isSignedIn"]) {
    const { text } = await ask(path);
    expect(text, path).not.toMatch(/tln_[0-9A-Za-z]{38}|\$scrypt|OWN-1|secret card/);
  }
});

function filled(path: string, { key, cardKey }: typeof THEIRS): string {
  const values: Record<string, string> = { key, cardKey, email: "owner%40example.org", metric: "lead-time", version: "1" };
  const query = path.endsWith("/imports") || path.endsWith("/export") ? "?format=history" : "";
  return path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? target.source.id) + query;
}

function asStranger(method: string, path: string, names: typeof THEIRS) {
  const hasBody = method !== "GET" && method !== "DELETE";
  return rest(stranger.token, method, filled(path, names), hasBody ? BODIES : undefined);
}

async function everythingOf(): Promise<string[]> {
  const paths = ["/boards/OWN", "/cards/OWN-1", "/cards/OWN-1/history", "/boards/OWN/sources", "/boards/OWN/deliveries", "/boards/OWN/export?format=history"];
  const texts: string[] = [];
  for (const path of paths) texts.push((await rest(owner.token, "GET", path)).text.replace(/"ageSeconds":\d+/g, ""));
  return texts;
}
