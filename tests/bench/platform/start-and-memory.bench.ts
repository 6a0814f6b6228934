import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PGLITE_FOLDER } from "@/server/platform/db/open-pglite";
import { launchApp, startApp } from "@/tests/support/app-server";
import { startPostgres } from "@/tests/support/postgres";
import { freePort } from "@/tests/support/free-port";
import { median, report } from "../measure";
import { proportionalMb } from "./process-memory";

const PASSES = 3;
const IDLE_MS = 10_000;
const HERE = fileURLToPath(new URL(".", import.meta.url));

type Started = { ms: number; idleMb?: number };

const home = mkdtempSync(join(tmpdir(), "throughline-start-"));
const postgres = await startPostgres();
try {
  const places = {
    embedded: { dataDir: join(home, "embedded"), env: {} },
    PostgreSQL: { dataDir: join(home, "postgres"), env: { DATABASE_URL: postgres.urlOf("postgres"), AUTH_SECRET: randomBytes(33).toString("base64") } },
  };
  // The first start makes the database and, where it is embedded, fills it with the demo.
  for (const place of Object.values(places)) await (await startApp(place)).stop();
  const bareData = join(home, "bare");
  cpSync(join(places.embedded.dataDir, PGLITE_FOLDER), bareData, { recursive: true });
  const starts: Record<"embedded" | "PostgreSQL" | "server" | "pglite", Started[]> = { embedded: [], PostgreSQL: [], server: [], pglite: [] };
  for (let pass = 1; pass <= PASSES; pass++) {
    const isLast = pass === PASSES;
    starts.server.push(await startBareServer());
    starts.pglite.push(await startBarePglite(bareData, isLast));
    starts.embedded.push(await startOurs(places.embedded, isLast));
    starts.PostgreSQL.push(await startOurs(places.PostgreSQL, isLast));
  }
  tell(starts);
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

function tell(starts: Record<"embedded" | "PostgreSQL" | "server" | "pglite", Started[]>): void {
  const seconds = (of: Started[]) => median(of.map(({ ms }) => ms)) / 1000;
  const idle = (of: Started[]) => of.at(-1)?.idleMb ?? Number.NaN;
  report({ name: "second start to the first good answer, embedded", value: seconds(starts.embedded), unit: "s", reference: { what: "PGlite alone until it answers", value: seconds(starts.pglite) }, goal: { of: "value", atMost: 1.9 } });
  report({ name: "second start to the first good answer, PostgreSQL", value: seconds(starts.PostgreSQL), unit: "s", reference: { what: "a bare HTTP server until it answers", value: seconds(starts.server) }, goal: { of: "value", atMost: 1.25 } });
  const alone = { what: "PGlite alone", value: idle(starts.pglite) };
  report({ name: `memory (PSS) ${IDLE_MS / 1000} s after the start, embedded`, value: idle(starts.embedded), unit: "MB", reference: alone, goal: { of: "value", atMost: 300 } });
  report({ name: `memory (PSS) ${IDLE_MS / 1000} s after the start, PostgreSQL`, value: idle(starts.PostgreSQL), unit: "MB", reference: alone });
}

/** The built app, as `npm start` runs it, until it says that it is healthy; and what it holds when nobody has asked it anything for a while. */
async function startOurs(place: { dataDir: string; env: Record<string, string> }, measureIdle: boolean): Promise<Started> {
  const began = performance.now();
  const app = await launchApp(place);
  const ms = await untilAnswered(`${app.url}/api/health`, began, () => !app.hasEnded());
  const idleMb = measureIdle ? await pause(IDLE_MS).then(() => proportionalMb(app.pid)) : undefined;
  await app.stop();
  return { ms, ...(idleMb === undefined ? {} : { idleMb }) };
}

async function startBareServer(): Promise<Started> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(HERE, "bare-server.mjs")], { env: { ...process.env, PORT: String(port) } });
  const ms = await untilAnswered(`http://127.0.0.1:${port}/`, began, () => child.exitCode === null);
  child.kill();
  await once(child, "exit");
  return { ms };
}

async function startBarePglite(folder: string, measureIdle: boolean): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(HERE, "bare-pglite.mjs"), folder], { stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const ms = performance.now() - began;
  const idleMb = measureIdle ? await pause(IDLE_MS).then(() => proportionalMb(child.pid)) : undefined;
  child.kill();
  await once(child, "exit");
  return { ms, ...(idleMb === undefined ? {} : { idleMb }) };
}

/** Asks again and again until the answer is 200; returns the milliseconds since `began`. */
async function untilAnswered(url: string, began: number, isThere: () => boolean): Promise<number> {
  while (isThere()) {
    if ((await statusOf(url)) === 200) return performance.now() - began;
    await pause(5);
  }
  throw new Error(`whoever should answer at ${url} has ended`);
}

function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (answer) => (answer.resume(), resolve(answer.statusCode ?? 0))).on("error", () => resolve(0));
  });
}
