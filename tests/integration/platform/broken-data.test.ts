import { cpSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { beforeAll, expect, test } from "vitest";
import { createCardInput } from "@/server/board/contracts";
import { createCard } from "@/server/board/create-card";
import { migrate } from "@/server/platform/db/migrate";
import { openPgliteAt, pgliteDatabase } from "@/server/platform/db/open-pglite";
import { keepRoom } from "@/server/platform/db/storage-room";
import { problemOf } from "@/server/platform/problem";
import { startSentence } from "@/server/platform/start-sentence";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { aBoard } from "@/tests/support/a-board";
import { aFolder } from "@/tests/support/a-backup";

const folder = aFolder();
const whole = join(folder, "whole");

beforeAll(async () => {
  const database = await openPgliteAt(whole);
  await migrate(database);
  await aBoard(database.db, { cards: { BACKLOG: ["One"] } });
  await database.close();
}, 180_000);

/** A copy, with a backup beside it. */
function aCopy(name: string): { dataDir: string; files: string } {
  const dataDir = join(folder, name);
  cpSync(whole, dataDir, { recursive: true });
  mkdirSync(join(dataDir, "backups"));
  writeFileSync(join(dataDir, "backups", "throughline-2026-11-19T030000Z.backup"), "");
  return { dataDir, files: join(dataDir, "pglite") };
}

const numbered = (files: string, from: number, to = Infinity) =>
  readdirSync(join(files, "base")).flatMap((database) => readdirSync(join(files, "base", database)).map((file) => join(files, "base", database, file))).filter((path) => {
    const number = Number(path.split("/").at(-1));
    return number >= from && number < to && statSync(path).size > 0;
  });

const BREAKAGES: [string, (files: string) => void][] = [
  ["without its log", (files) => readdirSync(join(files, "pg_wal")).filter((name) => /^0/.test(name)).forEach((name) => unlinkSync(join(files, "pg_wal", name)))],
  ["with its tables cut off", (files) => numbered(files, 16_384).forEach((path) => truncateSync(path, 4_096))],
  ["with its catalog emptied", (files) => numbered(files, 0, 16_384).forEach((path) => truncateSync(path, 0))],
  ["without the file that says what it is", (files) => unlinkSync(join(files, "PG_VERSION"))],
  ["of another version", (files) => writeFileSync(join(files, "PG_VERSION"), "12\n")],
  ["that is a file", (files) => (rmSync(files, { recursive: true }), writeFileSync(files, "x"))],
];

test.each(BREAKAGES)("a database %s is told with its folder, the newest backup and the way back, and nothing is wiped", async (name, breakIt) => {
  const { dataDir, files } = aCopy(name);
  breakIt(files);
  const before = readdirSync(dataDir, { recursive: true }).length;
  const sentence = startSentence(await openPgliteAt(dataDir).catch((error: unknown) => error));
  expect(sentence).toContain(`mv ${files} ${files}.broken && npm run cli -- restore ${join(dataDir, "backups", "throughline-2026-11-19T030000Z.backup")}`);
  expect(sentence).not.toMatch(/Aborted|\n|undefined/);
  expect(readdirSync(dataDir, { recursive: true }).length).toBeGreaterThanOrEqual(before - 1);
  if (statSync(files).isDirectory()) expect(numbered(files, 16_384).length).toBeGreaterThan(20);
});

test("a folder that cannot be made is told at once", async () => {
  await expect(openPgliteAt("/proc/x/y")).rejects.toMatchObject({ reason: "data_dir_not_writable" });
});

test("on a full disk writes are refused and leave nothing, reads go on, and once there is room all is as before", async () => {
  let free = 1e9;
  const database = pgliteDatabase(keepRoom(await PGlite.create(), () => free));
  await migrate(database);
  const board = await aBoard(database.db, { cards: { BACKLOG: ["One"] } });
  const before = await database.db.historyEvent.count();
  free = 20 * 1024 * 1024;
  const write = () => createCard(database.db, board.po.actor, createCardInput.parse({ key: board.key, title: "Two" }));
  const refused = problemOf(await write().catch((error: unknown) => error));
  expect(refused).toMatchObject({ status: 503, code: "UNAVAILABLE", reason: "storage_full" });
  expect(await database.db.historyEvent.count()).toBe(before);
  free = 21 * 1024 * 1024;
  const large = () => database.db.user.create({ data: { name: "x".repeat(1_000_000) } });
  expect(problemOf(await large().catch((error: unknown) => error)).reason).toBe("storage_full");
  await write();
  free = 1e9;
  await large();
  expect(await findBreaches(database.db)).toEqual([]);
  await database.close();
});
