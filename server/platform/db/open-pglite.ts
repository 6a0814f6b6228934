import { accessSync, chmodSync, constants } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { DomainError } from "../errors";
import { barePglite, registerBareSql } from "./bare-sql";
import { assertNothingLost, brokenData } from "./broken-data";
import type { Database } from "./database";
import { holdDataDir } from "./data-dir-lock";
import { PrismaClient } from "./generated/client";
import { letOthersIn } from "./let-others-in";
import { makeFolder } from "./make-folder";
import { rawOnPglite } from "./raw-transaction";
import { assertRoomFor, freeBytes, keepRoom } from "./storage-room";
import { timed } from "./timed";
import { withWholeScripts } from "./whole-scripts";

/** Files that the database keeps open. It would take a thousand, and break for good where a process may not have as many. */
const FILES_MAX = 100;
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
    return await openPgliteIn(join(resolve(dataDir), PGLITE_FOLDER), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** The embedded database whose files are `folder` itself, which nobody else can have open; made if it is not there. */
export async function openPgliteIn(folder: string, release?: () => void): Promise<Database> {
  try {
    makeFolder(folder);
    chmodSync(folder, 0o700); // What PGlite makes in it is open to everybody.
    assertNothingLost(folder);
    assertRoomFor(folder);
    const lite = await PGlite.create({ dataDir: folder, startParams: [...PGlite.defaultStartParams, "-c", `max_files_per_process=${FILES_MAX}`] });
    await readOfEach(lite);
    return pgliteDatabase(keepRoom(letOthersIn(lite), () => freeBytes(folder)), release);
  } catch (error) {
    throw brokenData(folder, error);
  }
}

/** A table whose file is cut off is found at the start, and not by the first person who looks at it. */
async function readOfEach(lite: PGlite): Promise<void> {
  const { rows } = await lite.query<{ name: string }>("SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'");
  for (const { name } of rows) await lite.query(`SELECT 1 FROM ${name} LIMIT 1`);
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
