import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { knownSecret } from "../auth-secret";
import { holdDataDir } from "../db/data-dir-lock";
import { assertWritable, openPgliteIn, PGLITE_FOLDER } from "../db/open-pglite";
import { openPostgres } from "../db/open-postgres";
import type { Env } from "../env";
import type { BackupHeader } from "./backup-format";
import { assertEmpty } from "./load-rows";
import { readTables } from "./read-catalog";
import { assertRestorable, restoreInto } from "./restore-backup";

/** Filled here, and given the name of the database once it is whole. */
const DRAFT = `${PGLITE_FOLDER}.restoring`;

type Options = { anySecret?: boolean; beforeSwap?: () => void };

/**
 * Restores a backup into this installation, which must be empty, whichever its database is; a kill at any moment leaves it empty.
 * `beforeSwap` runs when everything is ready beside an embedded database. Throws as `assertRestorable` and `restoreInto`, before
 * anything is touched, and what opens a database.
 */
export async function restore(env: Env, file: string, { anySecret, beforeSwap }: Options = {}): Promise<BackupHeader> {
  const header = await assertRestorable({ file, secret: knownSecret(env), anySecret });
  if (env.databaseUrl === undefined) await restoreEmbedded(env.dataDir, file, header, beforeSwap);
  else await restoreOnServer(env.databaseUrl, file, header);
  return header;
}

async function restoreOnServer(url: string, file: string, header: BackupHeader): Promise<void> {
  const database = await openPostgres(url);
  await restoreInto(database, file, header).finally(() => database.close());
}

async function restoreEmbedded(dataDir: string, file: string, header: BackupHeader, beforeSwap?: () => void): Promise<void> {
  assertWritable(dataDir);
  const release = holdDataDir(dataDir);
  const [present, draft] = [join(dataDir, PGLITE_FOLDER), join(dataDir, DRAFT)];
  try {
    if (existsSync(present)) await assertUnused(present);
    rmSync(draft, { recursive: true, force: true });
    const database = await openPgliteIn(draft);
    await restoreInto(database, file, header).finally(() => database.close());
    beforeSwap?.();
    rmSync(present, { recursive: true, force: true });
    renameSync(draft, present);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    release();
  }
}

async function assertUnused(folder: string): Promise<void> {
  const database = await openPgliteIn(folder);
  await database.raw(async (tx) => assertEmpty(tx, await readTables(tx))).finally(() => database.close());
}
