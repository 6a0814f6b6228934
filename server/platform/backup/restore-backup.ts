import type { Database } from "../db/database";
import { appliedNames, migrate, migrationNames } from "../db/migrate";
import { DomainError } from "../errors";
import { backupRefusal } from "./backup-refusal";
import type { BackupHeader } from "./backup-format";
import { assertEmpty, loadRows } from "./load-rows";
import { openBackup, verifyBackup } from "./read-backup";
import { readTables } from "./read-catalog";
import { secretCheck } from "./secret-check";

/** `secret`: of this instance, null while it has none; `anySecret`: also what was sealed with another one, which stays unreadable. */
export type RestoreInput = { file: string; secret: string | null; anySecret?: boolean };

/**
 * Reads all of the file and says what it holds, before anything is touched. Throws as `verifyBackup`,
 * `backup_newer` for one of a newer version, `backup_other_secret`.
 */
export async function assertRestorable({ file, secret, anySecret = false }: RestoreInput): Promise<BackupHeader> {
  const header = await verifyBackup(file);
  const known = migrationNames();
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw backupRefusal("backup_newer", { migration: unknown.at(-1) });
  if (!anySecret && (secret === null || header.secretCheck !== secretCheck(secret))) throw backupRefusal("backup_other_secret");
  return header;
}

/**
 * Fills an empty database from a backup that `assertRestorable` has passed: makes the schema the backup was written from, loads all
 * rows in one transaction, then brings the schema to this version. Throws `restore_target_not_empty`,
 * `restore_target_newer` when the target has a later schema than the backup.
 */
export async function restoreInto(database: Database, file: string, { migrations }: BackupHeader): Promise<void> {
  const applied = await appliedNames(database);
  await database.raw(async (tx) => assertEmpty(tx, await readTables(tx)));
  const later = applied.filter((name) => !migrations.includes(name));
  if (later.length > 0) throw backupRefusal("restore_target_newer", { migration: later.at(-1) });
  await migrate(database, migrations);
  const loaded = database.raw(async (tx) => {
    const { header, rows } = await openBackup(file);
    await loadRows(tx, file, header, rows);
  });
  await loaded.catch((error: unknown) => {
    throw error instanceof DomainError ? error : backupRefusal("restore_failed", { cause: error instanceof Error ? error.message : String(error) });
  });
  await migrate(database);
}
