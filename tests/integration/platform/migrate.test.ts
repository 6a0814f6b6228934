import { expect, test } from "vitest";
import type { Database } from "@/server/platform/db/database";
import { migrate } from "@/server/platform/db/migrate";
import { openDatabase } from "@/tests/support/database";

for (const on of ["pglite", "postgres"] as const) {
  test(`a migration's work and the note that it is finished are one write (${on})`, async () => {
    const database = await openDatabase({ on });
    const engine = await database.migrations.connect();
    await begin(database);
    await expect(engine.executeScript('CREATE TABLE "half" (a int); SELECT 1 / 0')).rejects.toThrow();
    expect(await state(database)).toEqual({ finished: false, undone: false, made: false });
    await engine.executeScript('CREATE TABLE "half" (a int)');
    expect(await state(database)).toEqual({ finished: true, undone: false, made: true });
    await engine.dispose();
  });

  test(`a migration that was undone with its process is made again (${on})`, async () => {
    const database = await openDatabase({ on });
    await begin(database);
    expect(await migrate(database)).toEqual([]);
    expect(await state(database)).toEqual({ finished: false, undone: true, made: false });
  });
}

/** As whoever applies a migration notes before it does. */
async function begin({ db }: Database): Promise<void> {
  await db.$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "applied_steps_count") VALUES ('half', 'x', '20261120000000_half', now(), 0)`;
}

async function state({ db }: Database): Promise<unknown> {
  const [row] = await db.$queryRaw<unknown[]>`
    SELECT "finished_at" IS NOT NULL AS "finished", "rolled_back_at" IS NOT NULL AS "undone", to_regclass('half') IS NOT NULL AS "made" FROM "_prisma_migrations" WHERE "id" = 'half'`;
  return row;
}
