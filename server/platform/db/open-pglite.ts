import { accessSync, chmodSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { DomainError } from "../errors";
import { barePglite, registerBareSql } from "./bare-sql";
import type { Database } from "./database";
import { holdDataDir } from "./data-dir-lock";
import { PrismaClient } from "./generated/client";
import { makeFolder } from "./make-folder";
import { rawOnPglite } from "./raw-transaction";
import { timed } from "./timed";
import { withWholeScripts } from "./whole-scripts";

/** Within the data folder. */
export const PGLITE_FOLDER = "pglite";

/**
 * The embedded database under `dataDir`, held by this process alone.
 * Throws `UNAVAILABLE` with `data_dir_locked` (and the holder's pid), `data_dir_not_writable` or `data_dir_broken`.
 */
export async function openPgliteAt(dataDir: string): Promise<Database> {
  assertWritable(dataDir);
  const release = holdDataDir(dataDir);
  try {
    return await openPgliteIn(join(dataDir, PGLITE_FOLDER), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** The embedded database whose files are `folder` itself, which nobody else can have open; made if it is not there. */
export async function openPgliteIn(folder: string, release?: () => void): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700); // What PGlite makes in it is open to everybody.
  return pgliteDatabase(await PGlite.create({ dataDir: folder }), release);
}

/** A database over an instance that is already open; `release` runs after it is closed. */
export function pgliteDatabase(lite: PGlite, release: () => void = () => {}): Database {
  const db = new PrismaClient({ adapter: timed(new PrismaPGlite(lite)) });
  registerBareSql(db, barePglite(lite));
  return {
    kind: "pglite",
    db,
    migrations: withWholeScripts(new PrismaPGlite(lite), async (sql) => void (await lite.exec(sql))),
    async listen(channel, hear) {
      await lite.listen(channel, hear);
    },
    alone: (work) => work(),
    raw: (work) => rawOnPglite(lite, work),
    async close() {
      await db.$disconnect();
      if (!lite.closed) await lite.close();
      release();
    },
  };
}

/** Makes the folder if it is not there. Throws `UNAVAILABLE data_dir_not_writable`. */
export function assertWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DomainError("UNAVAILABLE", "data_dir_not_writable", { dataDir, cause: (error as NodeJS.ErrnoException).code });
  }
}
