import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backUp } from "@/server/platform/backup/back-up";
import { openBackup, verifyBackup } from "@/server/platform/backup/read-backup";
import { restore } from "@/server/platform/backup/restore";
import { restoreInto } from "@/server/platform/backup/restore-backup";
import { writeBackup } from "@/server/platform/backup/write-backup";
import type { Database, Db } from "@/server/platform/db/database";
import { Prisma } from "@/server/platform/db/generated/client";
import { openPgliteAt } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { exportBoard } from "@/server/portability/export-board";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { seedDemo } from "@/server/portability/seed-demo";
import { ROLES } from "@/server/people/domain/actor";
import { aFolder, BACKUP_SECRET, rowsIn, settingsFor } from "@/tests/support/a-backup";
import { aPostgresUrl, type Engine, openDatabase } from "@/tests/support/database";

const folder = aFolder();
const ENGINES: Engine[] = ["pglite", "postgres"];

test.each(ENGINES)("every table of the schema is in a backup, with every column (%s)", async (on) => {
  const file = join(folder, `tables-${on}`);
  await writeBackup(await openDatabase({ on }), file, BACKUP_SECRET);
  const { tables } = await verifyBackup(file);
  expect(tables.map(({ name }) => name)).toEqual(Object.values(Prisma.ModelName).sort());
  const card = tables.find(({ name }) => name === "Card");
  expect([...(card?.columns ?? [])].sort()).toEqual(Object.values(Prisma.CardScalarFieldEnum).sort());
});

test("the demo goes from embedded to PostgreSQL and back without a byte's difference", { timeout: 300_000 }, async () => {
  const [first, second] = [settingsFor({ dataDir: join(folder, "first") }), settingsFor({ dataDir: join(folder, "second") })];
  const onServer = settingsFor({ databaseUrl: await aPostgresUrl() });
  const seeded = await openDatabase();
  await seedDemo(seeded.db);
  const files = ["one", "two", "three"].map((name) => join(folder, name)) as [string, string, string];
  await writeBackup(seeded, files[0], BACKUP_SECRET);
  await restore(first, files[0]);
  await backUp(first, files[1], { rehearse: true });
  await restore(onServer, files[1]);
  await backUp(onServer, files[2]);
  await restore(second, files[2]);

  expect(rowsIn(files[1])).toEqual(rowsIn(files[0]));
  expect(rowsIn(files[2])).toEqual(rowsIn(files[0]));
  const wanted = await exportsOf(seeded.db);
  for (const database of [await openPgliteAt(first.dataDir), await openPostgres(onServer.databaseUrl ?? ""), await openPgliteAt(second.dataDir)]) {
    expect(await exportsOf(database.db)).toEqual(wanted);
    expect(await findBreaches(database.db)).toEqual([]);
    await expect(database.db.$executeRaw`DELETE FROM "HistoryEvent"`).rejects.toThrow("append-only");
    await database.close();
  }
});

async function exportsOf(db: Db): Promise<string[]> {
  const boards = await db.board.findMany({ orderBy: { key: "asc" }, select: { id: true } });
  const texts: string[] = [];
  for (const { id } of boards) {
    let text = "";
    for await (const piece of exportBoard(db, { userId: null, boardId: id, roles: ROLES, via: "system" }, "history").text) text += piece;
    texts.push(text);
  }
  expect(texts.join("").length).toBeGreaterThan(10_000);
  return texts;
}

const ODD = `
  CREATE TYPE odd_kind AS ENUM ('PLAIN', 'with "quotes", commas');
  CREATE TABLE "Odd ""table""" (
    "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "parent" bigint REFERENCES "Odd ""table""", "exact" numeric, "float" double precision,
    "at" timestamptz, "span" interval, "bytes" bytea, "text" text COLLATE "C", "texts" text[], "kinds" odd_kind[], "json" json, "jsonb" jsonb,
    "fixed" char(5), "doubled" text GENERATED ALWAYS AS ("text" || "text") STORED
  );
  CREATE FUNCTION odd_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."text" := 'changed by a trigger'; RETURN NEW; END $$;
`;
const INSERT = `INSERT INTO "Odd ""table""" ("parent", "exact", "float", "at", "span", "bytes", "text", "texts", "kinds", "json", "jsonb", "fixed")
  SELECT $1::text::bigint, $2::text::numeric, $3::text::float8, $4::text::timestamptz, $5::text::interval, decode($6::text, 'hex'), $7::text, ARRAY[$7::text, NULL, ''],
    '{PLAIN,"with \\"quotes\\", commas"}', $8::text::json, $8::text::jsonb, 'ab' RETURNING "id"::text`;

const text = fc.string({ unit: "binary", maxLength: 40 }).map((value) => value.replaceAll("\0", "").toWellFormed());
const oddRow = fc.tuple(
  fc.oneof(fc.constantFrom("NaN", "Infinity", "0.000000000000000000000000000001", "-12345678901234567890.120"), fc.integer().map(String)),
  fc.double().map(String),
  fc.oneof(fc.constantFrom("infinity", "0044-03-15 12:00:00.000001+00 BC", "2026-11-20 12:34:56.123457+09"), fc.date({ noInvalidDate: true, min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31") }).map((date) => date.toISOString())),
  fc.constantFrom("1 year -3 days 04:05:06.7", "00:00:00.000001"),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("hex")),
  text,
  fc.oneof(text.map((value) => JSON.stringify({ a: value })), fc.constantFrom('{ "b":1,  "a":1.0, "a":2 }', "null", '"x"')),
);

describe.each([["pglite", "postgres"], ["postgres", "pglite"]] as [Engine, Engine][])("any value of any type, from %s to %s", (from, to) => {
  test("comes back as it was, with sequences, triggers and references", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddRow, { minLength: 150, maxLength: 150 }), async (rows) => {
        const [source, target] = [await anOdd(from), await anOdd(to)];
        let parent: string | null = null;
        for (const row of rows) parent = (await source.raw((tx) => tx.query(INSERT, [parent, ...row])))[0]?.[0] ?? null;
        for (const database of [source, target]) await database.raw((tx) => tx.query(`CREATE TRIGGER odd BEFORE INSERT ON "Odd ""table""" FOR EACH ROW EXECUTE FUNCTION odd_insert()`));
        const [one, two] = [join(folder, `odd-${from}-1`), join(folder, `odd-${from}-2`)];
        await writeBackup(source, one, BACKUP_SECRET);
        await restoreInto(target, one, await verifyBackup(one));
        await writeBackup(target, two, BACKUP_SECRET);
        const [told, again] = [await openBackup(one), await openBackup(two)];
        expect(again.header.sequences).toEqual(told.header.sequences);
        for await (const row of told.rows) expect((await again.rows.next()).value).toEqual(row);
        expect((await again.rows.next()).done).toBe(true);
        await expect(target.raw((tx) => tx.query(`UPDATE "Odd ""table""" SET "parent" = -1`))).rejects.toThrow(/foreign key/);
        expect((await target.raw((tx) => tx.query(`INSERT INTO "Odd ""table""" ("text") VALUES ('x') RETURNING "text"`)))[0]).toEqual(["changed by a trigger"]);
        await Promise.all([source.close(), target.close()]);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

async function anOdd(on: Engine): Promise<Database> {
  const database = await openDatabase({ on });
  for (const statement of ODD.trim().split(";\n")) if (statement.trim() !== "") await database.raw((tx) => tx.query(statement));
  return database;
}
