import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launchApp, startApp } from "@/tests/support/app-server";
import { freePort } from "@/tests/support/free-port";

test.describe.configure({ timeout: 180_000 }); // Each makes a database, some twice.

test("starting says where the app is and how to go on", async () => {
  const app = await startApp({ env: { DEMO: "0" } });
  expect(app.output()).toContain(`${app.url}\nMake the first account at ${app.url}/setup`);
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
  await app.stop();
});

test("SIGTERM ends a live stream, then the app, and gives the data free", async () => {
  const dataDir = temporary();
  const token = tokenFor(dataDir);
  expect(token).toMatch(/^tln_[0-9A-Za-z]{38}$/);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const app = await startApp({ dataDir, env: { DEMO: "0" } });
  const made = await fetch(`${app.url}/api/v1/boards`, { method: "POST", headers, body: JSON.stringify({ key: "END", name: "End", timeZone: "Asia/Seoul", locale: "ko" }) });
  expect(made.ok).toBe(true);
  const input = encodeURIComponent(JSON.stringify({ key: "END" }));
  const stream = await fetch(`${app.url}/api/trpc/board.watch?input=${input}`, { headers: { ...headers, accept: "text/event-stream" } });
  const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await events.read()).value).toContain("event: connected");

  expect(await app.stop()).toBe(0);
  for (let end = await events.read(); !end.done; ) end = await events.read();
  expect(command(dataDir, "doctor").status).toBe(0);
});

test("a second start on the same data is refused with the holder's pid, and the first goes on", async () => {
  const first = await startApp({ env: { DEMO: "0" } });
  const second = await launchApp({ dataDir: first.dataDir, env: { DEMO: "0" } });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(String(first.pid));
  expect(second.output()).not.toMatch(/^\s+at /m);
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  await first.stop();
});

test("data of a start that was killed opens again", async () => {
  const dataDir = temporary();
  const killed = await startApp({ dataDir, env: { DEMO: "0" } });
  await killed.stop("SIGKILL");
  const again = await startApp({ dataDir, env: { DEMO: "0" } });
  expect(await again.stop()).toBe(0);
});

test("a port in use is named, with the way out", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  const app = await launchApp({ port, env: { DEMO: "0" } });
  expect(await app.ended).toBe(1);
  expect(app.output()).toContain(`Port ${port} on 127.0.0.1 is in use`);
  other.close();
});

const REFUSALS: [string, Record<string, string>, string[]][] = [
  ["a bad LOG_LEVEL", { LOG_LEVEL: "loud" }, ["LOG_LEVEL", "info"]],
  ["a bad DATABASE_URL", { DATABASE_URL: "mysql://root:hidden@localhost/x" }, ["DATABASE_URL", "postgresql://"]],
  ["proxies that are no addresses", { TRUSTED_PROXIES: "10.0.0.0/8, the office" }, ["TRUSTED_PROXIES", "127.0.0.1"]],
  ["PostgreSQL without a secret", { DATABASE_URL: "postgresql://postgres@127.0.0.1:1/x" }, ["AUTH_SECRET"]],
  ["an unreachable database", { DATABASE_URL: "postgresql://postgres:hidden@127.0.0.1:1/x", AUTH_SECRET: "a".repeat(40) }, ["127.0.0.1"]],
];

for (const [name, env, said] of REFUSALS) {
  test(`${name} stops the start with a sentence that repeats no secret`, async () => {
    const app = await launchApp({ env });
    expect(await app.ended).toBe(1);
    for (const word of said) expect(app.output()).toContain(word);
    expect(app.output()).not.toMatch(/hidden|^\s+at /m);
  });
}

test("an unknown command fails and leaves standard output empty", () => {
  const { status, stdout } = command(temporary(), "no-such-command");
  expect(status).not.toBe(0);
  expect(stdout).toBe("");
});

const temporaries: string[] = [];
test.afterEach(() => {
  for (const folder of temporaries.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "throughline-start-"));
  temporaries.push(folder);
  return folder;
}

function command(dataDir: string, ...args: string[]) {
  return spawnSync("npm", ["run", "-s", "cli", "--", ...args], { encoding: "utf8", env: { ...process.env, DATA_DIR: dataDir, DEMO: "0" } });
}

/** Of a first person, made for this. */
function tokenFor(dataDir: string): string {
  const made = command(dataDir, "user", "create", "--email", "a@example.org", "--name", "A", "--password", "long enough to be taken");
  expect(made.stderr + made.stdout).not.toMatch(/error/i);
  return command(dataDir, "token", "create", "--email", "a@example.org", "--name", "script").stdout.trimEnd().split("\n").at(-1) ?? "";
}
