import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasAccounts } from "@/server/people/create-user";
import type { Db } from "@/server/platform/db/client";

type Demo = {
  /** The folder of the embedded database. */
  dataDir: string;
  wanted: boolean;
  fill?: (db: Db) => Promise<void>;
};

/**
 * Fills an embedded database that nobody has used with the demo, if it is wanted. One whose filling was cut off is
 * emptied first: nothing is served before the demo is complete, so nothing in it is anybody's.
 */
export async function ensureDemo(db: Db, { dataDir, wanted, fill = seed }: Demo): Promise<void> {
  const unfinished = unfinishedMark(dataDir);
  if (existsSync(unfinished)) {
    await emptyAllTables(db);
    rmSync(unfinished);
  }
  if (!wanted || (await hasAccounts(db))) return;
  writeFileSync(unfinished, "");
  await fill(db);
  rmSync(unfinished);
}

/** The file that says that the demo is being filled in, and that what is there may be thrown away. */
export function unfinishedMark(dataDir: string): string {
  return join(dataDir, "demo-unfinished");
}

/** Loaded only for the one start that needs it. */
async function seed(db: Db): Promise<void> {
  const { seedDemo } = await import("./seed-demo");
  await seedDemo(db);
}

async function emptyAllTables(db: Db): Promise<void> {
  await db.$executeRaw`
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations' LOOP
        EXECUTE 'TRUNCATE ' || name || ' CASCADE';
      END LOOP;
    END $$`;
}
