import { expect, test } from "vitest";
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
