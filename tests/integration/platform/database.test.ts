import { expect, test } from "vitest";
import { type Db, inBareTransaction, inTransaction } from "@/server/platform/db/client";
import { joinedDb } from "@/server/platform/db/joined-db";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { aDatabase, aPostgresUrl, describeOnBoth } from "@/tests/support/database";

describeOnBoth("a test database", (aDb) => {
  test("is migrated and empty, and no other test sees what is written to it", async () => {
    const [first, second] = await Promise.all([aDb(), aDb()]);
    await first.rateCounter.create({ data: { key: "sign-in", window: new Date(0), count: 1, expires: new Date(1) } });
    expect(await first.rateCounter.count()).toBe(1);
    expect(await second.rateCounter.count()).toBe(0);
  });

  test("keeps no statement of a transaction that failed", async () => {
    const db = await aDb();
    const work = db.$transaction(async (tx) => {
      await tx.rateCounter.create({ data: { key: "sign-in", window: new Date(0), count: 1, expires: new Date(1) } });
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    expect(await db.rateCounter.count()).toBe(0);
  });
});

describeOnBoth("statements sent together", (aDb) => {
  test.each(["of its own", "of somebody else's"])("run in their order in a transaction %s", async (whose) => {
    const db = await aDb();
    const order = (on: Db) =>
      inBareTransaction(on, async (tx) => {
        await tx.$executeRaw`CREATE TEMPORARY SEQUENCE turn`;
        // The first takes longest to begin with: were they free, it would be the last.
        const texts = Array.from({ length: 20 }, (_, index) => "x".repeat(1_000 * (20 - index)));
        const turns = await Promise.all(texts.map((text) => tx.$queryRaw<{ turn: number }[]>`SELECT nextval('turn')::int AS "turn", length(${text}::text)`));
        await tx.$executeRaw`DROP SEQUENCE turn`;
        return turns.map(([row]) => row?.turn);
      });
    const turns = whose === "of its own" ? await order(db) : await inTransaction(db, (tx) => order(joinedDb(tx)));
    expect(turns).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

test("a list is never unknown: no column of lists takes NULL", async () => {
  const db = await aDatabase();
  const nullable = await db.$queryRaw`
    SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'ARRAY' AND is_nullable = 'YES'`;
  expect(nullable).toEqual([]);
});

test("somebody waits for what the app asks of PostgreSQL; what a command asks takes as long as it likes", async () => {
  const url = await aPostgresUrl();
  for (const [isPatient, limit] of [[false, "9500ms"], [true, "0"]] as const) {
    const database = await openPostgres(url, { isPatient });
    expect(await database.db.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: limit }]);
    await database.close();
    await database.close(); // Twice is once.
  }
});
