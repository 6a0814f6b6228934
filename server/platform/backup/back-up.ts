import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { keptSecret, knownSecret } from "../auth-secret";
import type { Database } from "../db/database";
import { openPgliteAt, openPgliteIn, pgliteDatabase, PGLITE_FOLDER } from "../db/open-pglite";
import { openPostgres } from "../db/open-postgres";
import type { Env } from "../env";
import { DomainError } from "../errors";
import { backupRefusal } from "./backup-refusal";
import { assertRestorable, restoreInto } from "./restore-backup";
import { withSnapshot } from "./snapshots";
import { writeBackup, type WrittenBackup } from "./write-backup";

type Options = {
  /** Restores it into memory as well, before it gets its name. */
  rehearse?: boolean;
};

/**
 * Writes a verified backup of this installation to `file`, whichever its database is, also while a server of it runs.
 * Throws as `writeBackup`, `withSnapshot` and what opens a database.
 */
export async function backUp(env: Env, file: string, { rehearse = false }: Options = {}): Promise<WrittenBackup> {
  const { databaseUrl, dataDir } = env;
  const write = (database: Database) => {
    const secret = knownSecret(env) ?? keptSecret(dataDir);
    return closing(database, () => writeBackup(database, resolve(file), secret, rehearse ? (part) => rehearseRestore(part, secret) : undefined));
  };
  if (databaseUrl !== undefined) return write(await openPostgres(databaseUrl));
  if (!existsSync(join(dataDir, PGLITE_FOLDER))) throw backupRefusal("backup_nothing_there");
  try {
    return await write(await openPgliteAt(dataDir));
  } catch (error) {
    if (!(error instanceof DomainError) || error.reason !== "data_dir_locked") throw error;
    return withSnapshot(dataDir, error, async (folder) => write(await openPgliteIn(folder)));
  }
}

/** What a restore would do, into memory and forgotten. */
async function rehearseRestore(file: string, secret: string): Promise<void> {
  const header = await assertRestorable({ file, secret });
  const scratch = pgliteDatabase(await PGlite.create());
  await closing(scratch, () => restoreInto(scratch, file, header));
}

async function closing<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await database.close();
  }
}
