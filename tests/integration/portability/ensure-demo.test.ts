import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { ensureDemo } from "@/server/portability/ensure-demo";
import { aDatabase } from "@/tests/support/database";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "throughline-demo-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const addPerson = (name: string) => async (db: Db) => void (await db.user.create({ data: { email: `${name}@demo.local`, name, isDemo: true } }));
const names = async (db: Db) => (await db.user.findMany({ orderBy: { name: "asc" } })).map((user) => user.name);

test("an unused database is filled once, and one in use never", async () => {
  const db = await aDatabase();
  await ensureDemo(db, { dataDir, wanted: true, fill: addPerson("first") });
  await ensureDemo(db, { dataDir, wanted: true, fill: addPerson("second") });
  expect(await names(db)).toEqual(["first"]);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("a filling that was cut off is begun anew, with nothing left of the first", async () => {
  const db = await aDatabase();
  const cutOff = async () => {
    await addPerson("half")(db);
    throw new Error("the power went");
  };
  await expect(ensureDemo(db, { dataDir, wanted: true, fill: cutOff })).rejects.toThrow("the power went");
  await ensureDemo(db, { dataDir, wanted: true, fill: addPerson("whole") });
  expect(await names(db)).toEqual(["whole"]);
});

test("half a demo does not stay when the demo is no longer wanted", async () => {
  const db = await aDatabase();
  await expect(ensureDemo(db, { dataDir, wanted: true, fill: async () => Promise.reject(new Error("stopped")) })).rejects.toThrow();
  await addPerson("half")(db);
  await ensureDemo(db, { dataDir, wanted: false });
  expect(await names(db)).toEqual([]);
});
