import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ask, raw, target, trpc } from "./target";

const { url, port, owner, source } = target;
const CHUNK = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(0x10000, "a"), Buffer.from("\r\n")]);
const MEGABYTE = 1024 * 1024;

const DOORS: [door: string, path: string, status: number[]][] = [
  ["our own pages' procedures", "/api/trpc/people.setUp", [413]],
  ["REST", "/api/v1/tokens", [413]],
  ["an import", "/api/v1/boards/OWN/imports?format=history", [413, 400]],
  ["signing in", "/api/auth/callback/credentials", [413]],
  ["a source", `/api/hooks/github/${source.id}`, [413]],
  ["no source", "/api/hooks/github/0192f0a0-0000-7000-8000-000000000000", [404]],
  ["a page", "/sign-in", [200, 307, 405]],
  ["health", "/api/health", [405]],
];

describe("a body without an end", () => {
  test.each(DOORS)("to %s is answered, and its connection closed", async (_says, path, statuses) => {
    const before = memory();
    const head = [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Content-Type: application/json", `Authorization: Bearer ${owner.token}`, "Transfer-Encoding: chunked", "", ""];
    const endless = raw(head.join("\r\n"), CHUNK);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    const { text } = await endless;
    expect(statuses).toContain(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]));
    // An import may take 50 MB, whose lines are read as they come; the other doors hold at most what they allow.
    expect(memory() - before).toBeLessThan(150 * MEGABYTE);
  });
});

test("a body that says that it is too long is not waited for", async () => {
  for (const path of ["/api/trpc/people.setUp", "/api/v1/tokens", "/api/auth/callback/credentials", `/api/hooks/github/${source.id}`]) {
    const { text } = await raw(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{`);
    expect(text, path).toMatch(/^HTTP\/1\.1 413/);
  }
});

test("a body with two lengths is refused", async () => {
  const { text } = await raw("POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(text).toMatch(/^HTTP\/1\.1 400/);
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test.each([65, 100_000])("JSON nested %d deep is refused before anything walks into it", async (depth) => {
  const deep = `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
  const json = { "content-type": "application/json" };
  const asked = [
    await ask("/api/v1/tokens", { method: "POST", headers: json, body: deep }),
    await ask("/api/trpc/people.setUp", { method: "POST", headers: json, body: deep }),
    await ask(`/api/trpc/people.openInvitation?input=${"[".repeat(Math.min(depth, 8_000))}`),
  ];
  for (const answer of asked) expect(JSON.parse(answer.text)).toMatchObject({ code: "INVALID", reason: "too_deep", facts: { max: 64 } });
  const form = await ask("/api/auth/callback/credentials", { method: "POST", headers: json, body: deep });
  expect(form.status).toBeOneOf([400, 413]);
});

test("JSON nested 64 deep is read", async () => {
  const answer = await trpc("people.acceptInvitation", { code: "x", name: "x", password: "x", a: JSON.parse(`${"[".repeat(63)}${"]".repeat(63)}`) as unknown });
  expect(answer.text).toContain("invitation_invalid");
});

/** The resident memory of the app, in bytes. */
function memory(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${target.pid}/status`, "utf8"))?.[1]) * 1024;
}
