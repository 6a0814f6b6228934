import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGzip, gzipSync } from "node:zlib";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { beforeAll, expect, test } from "vitest";
import { backUp } from "@/server/platform/backup/back-up";
import { verifyBackup } from "@/server/platform/backup/read-backup";
import { restore } from "@/server/platform/backup/restore";
import { writeBackup } from "@/server/platform/backup/write-backup";
import { holdDataDir } from "@/server/platform/db/data-dir-lock";
import { isMigrated } from "@/server/platform/db/migrate";
import { openPgliteAt } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { DomainError } from "@/server/platform/errors";
import { startSentence } from "@/server/platform/start-sentence";
import { aBoard } from "@/tests/support/a-board";
import { asOlder, aFolder, BACKUP_SECRET, settingsFor, withHeader } from "@/tests/support/a-backup";
import { aPostgresUrl, openDatabase } from "@/tests/support/database";

const folder = aFolder();
const file = join(folder, "good");
const here = (name: string) => join(folder, name);
let bytes: Buffer;

beforeAll(async () => {
  const database = await openDatabase();
  await aBoard(database.db, { cards: { BACKLOG: ["One", "Two"], PLANNED: ["Three"] } });
  await writeBackup(database, file, BACKUP_SECRET);
  bytes = readFileSync(file);
});

/** What a restore of it into a new folder and into a new server database is refused with; both are found untouched. */
async function refusal(bad: string, secret = BACKUP_SECRET): Promise<string> {
  const dataDir = here("untouched");
  const databaseUrl = await aPostgresUrl();
  const reasons = [settingsFor({ dataDir, secret }), settingsFor({ databaseUrl, secret })].map((settings) =>
    restore(settings, bad).then(() => "restored", (error: unknown) => (error instanceof DomainError ? error.reason : String(error))),
  );
  const [embedded, onServer] = await Promise.all(reasons);
  expect(existsSync(dataDir)).toBe(false);
  const server = await openPostgres(databaseUrl);
  expect(await server.db.user.count()).toBe(0);
  await server.close();
  expect(onServer).toBe(embedded);
  return String(embedded);
}

const written = (name: string, content: Uint8Array) => (writeFileSync(here(name), content), here(name));

test("a file that is cut off anywhere is refused", async () => {
  expect(await refusal(written("cut", bytes.subarray(0, bytes.length - 1)))).toBe("backup_truncated");
  for (const share of [0.05, 0.3, 0.6, 0.9, 0.999]) {
    const cut = written("cut", bytes.subarray(0, Math.floor(bytes.length * share)));
    await expect(verifyBackup(cut)).rejects.toMatchObject({ reason: "backup_truncated" });
  }
});

test("a bit that has flipped anywhere is noticed", async () => {
  const middle = Buffer.from(bytes);
  middle[Math.floor(bytes.length / 2)]! ^= 4;
  expect(await refusal(written("flipped", middle))).toBe("backup_damaged");
  // The first ten bytes are gzip's own header, of which some say nothing about the content.
  for (let at = 10; at < bytes.length; at += Math.ceil(bytes.length / 150)) {
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 1 << at % 8;
    await expect(verifyBackup(written("flipped", flipped)), `byte ${at}`).rejects.toThrow(DomainError);
  }
});

test("what is not a backup is refused", async () => {
  expect(await refusal(written("text", Buffer.from("hello")))).toBe("backup_not_ours");
  expect(await refusal(written("empty", Buffer.alloc(0)))).toBe("backup_not_ours");
  expect(await refusal(written("other", gzipSync('{"format":"other"}\n')))).toBe("backup_not_ours");
  expect(await refusal(written("line", gzipSync("no json at all\n")))).toBe("backup_not_ours");
  expect(await refusal(folder)).toBe("backup_not_ours");
  expect(await refusal(here("not there"))).toBe("file_unreadable");
});

test("gigabytes of zeros in a small file cost neither memory nor time", async () => {
  const zeros = Buffer.alloc(16 * 1024 * 1024);
  await pipeline(async function* () {
    for (let n = 0; n < 40; n++) yield zeros;
  }, createGzip({ level: 1 }), createWriteStream(here("bomb")));
  const before = process.memoryUsage().rss;
  expect(["backup_damaged", "backup_not_ours"]).toContain(await refusal(here("bomb")));
  expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
});

test("more rows than were promised, or fewer, are refused", async () => {
  const more = (by: number) => withHeader(file, here("count"), (header) => ({ ...header, tables: header.tables.map((table) => (table.name === "Card" ? { ...table, rows: table.rows + by } : table)) }));
  expect(await refusal(more(1))).toMatch(/truncated|damaged/);
  expect(await refusal(more(-1))).toBe("backup_damaged");
});

test("a newer version's is refused by its migration or its format", async () => {
  const newer = withHeader(file, here("newer"), (header) => ({ ...header, migrations: [...header.migrations, "29990101000000_later"] }));
  expect(await refusal(newer)).toBe("backup_newer");
  await expect(restore(settingsFor({ dataDir: here("untouched") }), newer)).rejects.toMatchObject({ facts: { migration: "29990101000000_later" } });
  expect(await refusal(withHeader(file, here("format"), (header) => ({ ...header, version: 2 })))).toBe("backup_format_newer");
});

test("tables that nobody knows, and names that are no names, reach no statement", async () => {
  const renamed = withHeader(file, here("renamed"), (header) => ({ ...header, tables: header.tables.map((table) => (table.name === "Card" ? { ...table, name: 'Card"; DROP TABLE "User' } : table)) }));
  await expect(restore(settingsFor({ dataDir: here("renamed-data") }), renamed)).rejects.toMatchObject({ reason: "backup_schema_differs" });
  expect(existsSync(join(here("renamed-data"), "pglite"))).toBe(false);
});

test("an older version's is restored and brought to this one", async () => {
  const older = asOlder(file, here("older"), 1);
  const settings = settingsFor({ dataDir: here("older-data") });
  await restore(settings, older);
  const database = await openPgliteAt(settings.dataDir);
  expect(await isMigrated(database)).toBe(true);
  expect(await database.db.card.count()).toBe(3);
  // What is derived from the history is made on the way.
  expect(await database.db.cardTrail.count()).toBe(3);
  await database.close();
  const onServer = settingsFor({ databaseUrl: await aPostgresUrl() });
  await expect(restore(onServer, older)).rejects.toMatchObject({ reason: "restore_target_newer" });
});

test("another secret is refused, unless what it sealed is given up", async () => {
  expect(await refusal(file, "another secret of the same length!")).toBe("backup_other_secret");
  const settings = settingsFor({ dataDir: here("any-secret"), secret: "another secret of the same length!" });
  await restore(settings, file, { anySecret: true });
  expect(existsSync(join(settings.dataDir, "pglite"))).toBe(true);
});

test("a target that holds anything is refused, and told", async () => {
  const onServer = settingsFor({ databaseUrl: await aPostgresUrl() });
  const embedded = settingsFor({ dataDir: here("in-use") });
  for (const settings of [onServer, embedded]) {
    await restore(settings, file);
    const error: unknown = await restore(settings, file).catch((refused: unknown) => refused);
    expect(startSentence(error)).toMatch(/this one holds .*Card \(3\).*Nothing was changed/);
  }
  const again = await openPgliteAt(embedded.dataDir);
  expect(await again.db.card.count()).toBe(3);
  await again.close();
  expect(readdirSync(embedded.dataDir)).toEqual(["pglite"]);
});

test("a data folder that another process holds is refused with its pid", async () => {
  mkdirSync(here("held"));
  const release = holdDataDir(here("held"));
  const settings = settingsFor({ dataDir: here("held") });
  await expect(restore(settings, file)).rejects.toMatchObject({ reason: "data_dir_locked", facts: { pid: process.pid } });
  release();
  await restore(settings, file);
});

test("there must be something to back up, and a file to write it to", async () => {
  await expect(backUp(settingsFor({ dataDir: here("never-started") }), here("x"))).rejects.toMatchObject({ reason: "backup_nothing_there" });
  expect(existsSync(here("never-started"))).toBe(false);
  const database = await openDatabase();
  await expect(writeBackup(database, folder, BACKUP_SECRET)).rejects.toMatchObject({ reason: "backup_not_regular" });
  await expect(writeBackup(database, join(folder, "no such folder", "x"), BACKUP_SECRET)).rejects.toMatchObject({ reason: "backup_not_written", facts: { cause: "ENOENT" } });
  await expect(writeBackup(database, here("unproven"), BACKUP_SECRET, () => Promise.reject(new Error("it did not restore")))).rejects.toThrow("it did not restore");
  expect(readdirSync(folder).filter((name) => name.startsWith("unproven") || name.endsWith(".part"))).toEqual([]);
});
