import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launchApp, startApp } from "@/tests/support/app-server";
import { freePort } from "@/tests/support/free-port";

test("starting says where the app is and how to sign in, and SIGTERM ends it with a live stream open", async () => {
  const app = await startApp({ env: { DEMO: "0" } });
  expect(app.output()).toContain(`${app.url}\nMake the first account at ${app.url}/setup`);
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
  expect(await app.stop()).toBe(0);
  await expect(fetch(app.url)).rejects.toThrow();
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
  const dataDir = mkdtempSync(join(tmpdir(), "throughline-killed-"));
  try {
    const killed = await startApp({ dataDir, env: { DEMO: "0" } });
    await killed.stop("SIGKILL");
    const again = await startApp({ dataDir, env: { DEMO: "0" } });
    expect(await again.stop()).toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
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

test("the command line keeps its standard output for its result", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "throughline-cli-"));
  try {
    const command = (...args: string[]) => spawnSync("npm", ["run", "-s", "cli", "--", ...args], { encoding: "utf8", env: { ...process.env, DATA_DIR: dataDir, DEMO: "0" } });
    expect(command("migrate").status).toBe(0);
    expect(command("user", "create", "--email", "a@example.org", "--name", "A", "--password", "long enough to be taken").status).toBe(0);
    const token = command("token", "create", "--email", "a@example.org", "--name", "script");
    expect(token.stdout.trimEnd().split("\n").at(-1)).toMatch(/^tln_[0-9A-Za-z]{38}$/);
    expect(command("no-such-command").status).not.toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
