import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { DomainError } from "../errors";
import type { Database } from "./database";
import { holdDataDir } from "./data-dir-lock";
import { PrismaClient } from "./generated/client";
import { timed } from "./timed";
import { withWholeScripts } from "./whole-scripts";

/**
 * The embedded database under `dataDir`, held by this process alone.
 * Throws `UNAVAILABLE` with `data_dir_locked` (and the holder's pid) or `data_dir_not_writable`.
 */
export async function openPgliteAt(dataDir: string): Promise<Database> {
  assertWritable(dataDir);
  const release = holdDataDir(dataDir);
  try {
    const lite = await PGlite.create({ dataDir: join(dataDir, "pglite") });
    return pgliteDatabase(lite, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** A database over an instance that is already open; `release` runs after it is closed. */
export function pgliteDatabase(lite: PGlite, release: () => void = () => {}): Database {
  const db = new PrismaClient({ adapter: timed(new PrismaPGlite(lite)) });
  return {
    kind: "pglite",
    db,
    migrations: withWholeScripts(new PrismaPGlite(lite), async (sql) => void (await lite.exec(sql))),
    async listen(channel, hear) {
      await lite.listen(channel, hear);
    },
    alone: (work) => work(),
    async close() {
      await db.$disconnect();
      if (!lite.closed) await lite.close();
      release();
    },
  };
}

function assertWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DomainError("UNAVAILABLE", "data_dir_not_writable", { dataDir, cause: (error as NodeJS.ErrnoException).code });
  }
}
