import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCardInput } from "@/server/board/contracts";
import { createCard } from "@/server/board/create-card";
import { backUp } from "@/server/platform/backup/back-up";
import { restore } from "@/server/platform/backup/restore";
import { offerSnapshots } from "@/server/platform/backup/snapshots";
import { writeBackup } from "@/server/platform/backup/write-backup";
import type { Database } from "@/server/platform/db/database";
import { migrate } from "@/server/platform/db/migrate";
import { openPgliteAt } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { aBoard } from "@/tests/support/a-board";
import { aFolder, BACKUP_SECRET, settingsFor } from "@/tests/support/a-backup";
import { aPostgresUrl } from "@/tests/support/database";

const folder = aFolder();
const file = join(folder, "good");
const served = settingsFor({ dataDir: join(folder, "served") });
let database: Database;
let board: Awaited<ReturnType<typeof aBoard>>;

beforeAll(async () => {
  database = await openPgliteAt(served.dataDir);
  await migrate(database);
  board = await aBoard(database.db, { cards: { BACKLOG: ["One"] } });
  await writeBackup(database, file, BACKUP_SECRET);
});
afterAll(() => database.close());

/** Twenty new cards a second until `ended`; returns their number. */
async function write(ended: () => boolean): Promise<number> {
  for (let n = 1; ; n++, await pause(50)) {
    if (ended()) return n - 1;
    await createCard(database.db, board.po.actor, createCardInput.parse({ key: board.key, title: `Card ${n}` }));
  }
}

test("a backup while the server runs and is written to holds the state of one version, and the copy is gone", { timeout: 120_000 }, async () => {
  const stop = offerSnapshots(database, served.dataDir);
  let isDone = false;
  const before = (await database.db.board.findFirstOrThrow()).version;
  const writing = write(() => isDone);
  await backUp(served, join(folder, "live")).finally(() => (isDone = true));
  const written = await writing;
  stop();
  expect(readdirSync(join(served.dataDir, "snapshots"))).toEqual([]);
  const restored = settingsFor({ dataDir: join(folder, "restored") });
  await restore(restored, join(folder, "live"));
  const copy = await openPgliteAt(restored.dataDir);
  expect(await findBreaches(copy.db)).toEqual([]);
  const { version } = await copy.db.board.findFirstOrThrow();
  expect(version).toBeGreaterThanOrEqual(before);
  expect(version).toBeLessThanOrEqual(before + written);
  expect(await copy.db.historyEvent.aggregate({ _max: { version: true } })).toEqual({ _max: { version } });
  await copy.close();
});

test("a process that holds the database and answers nobody is named, and nothing is left behind", async () => {
  rmSync(join(served.dataDir, "snapshots"), { recursive: true, force: true });
  await expect(backUp(served, join(folder, "none"))).rejects.toMatchObject({ reason: "data_dir_locked", facts: { pid: process.pid } });
  expect(existsSync(join(folder, "none"))).toBe(false);
});

test("a restore that is killed leaves an empty installation, and the next one fills it", { timeout: 120_000 }, async () => {
  const settings = settingsFor({ dataDir: join(folder, "killed") });
  const child = command({ DATA_DIR: settings.dataDir }, "restore", file);
  await until(() => existsSync(join(settings.dataDir, "pglite.restoring", "base")));
  await kill(child);
  expect(existsSync(join(settings.dataDir, "pglite"))).toBe(false);
  await restore(settings, file);
  expect(readdirSync(settings.dataDir)).toEqual(["pglite"]);

  const onServer = settingsFor({ databaseUrl: await aPostgresUrl() });
  const server = await openPostgres(onServer.databaseUrl ?? "");
  // Holding the table makes the restore wait in the midst of its transaction.
  await server.raw(async (tx) => {
    await tx.query(`LOCK TABLE "User" IN ACCESS SHARE MODE`);
    const other = command({ DATABASE_URL: onServer.databaseUrl ?? "" }, "restore", file);
    await until(async () => (await tx.query("SELECT 1 FROM pg_locks WHERE NOT granted")).length > 0);
    await kill(other);
  });
  expect(await server.db.card.count()).toBe(0);
  await server.close();
  await restore(onServer, file);
});

test("a backup that is killed or does not fit leaves nothing under its name", { timeout: 120_000 }, async () => {
  const databaseUrl = await aPostgresUrl();
  await restore(settingsFor({ databaseUrl }), file);
  const server = await openPostgres(databaseUrl);
  await server.raw(async (tx) => {
    await tx.query(`LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE`);
    const child = command({ DATABASE_URL: databaseUrl }, "backup", join(folder, "cut"));
    await until(() => existsSync(join(folder, "cut.part")));
    await kill(child);
  });
  await server.close();
  expect(existsSync(join(folder, "cut"))).toBe(false);
  const full = command({ DATABASE_URL: databaseUrl }, "backup", "/dev/full");
  expect(await ended(full)).toBe(1);
});

function command(env: Record<string, string>, ...words: string[]): ChildProcess {
  const { PATH = "", HOME = "" } = process.env;
  return spawn(process.execPath, ["--import", "tsx", "server/cli.ts", ...words], { env: { NODE_ENV: "test", PATH, HOME, AUTH_SECRET: BACKUP_SECRET, ...env }, stdio: "ignore" });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

async function kill(child: ChildProcess): Promise<void> {
  const end = ended(child);
  child.kill("SIGKILL");
  await end;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}
