import { DomainError, type Facts } from "../errors";

/** What the terminal says; nobody meets these in a browser. Each: what is the matter, what is safe, what to do. */
export const BACKUP_SENTENCES = {
  backup_nothing_there: () => "There is no database here yet, so there is nothing to back up. Check DATA_DIR or DATABASE_URL.",
  backup_not_regular: ({ file }) => `${file} is there already and is not a file. Choose another name for the backup.`,
  backup_not_written: ({ file, cause }) => `The backup could not be written to ${file} (${cause === "ENOSPC" ? "the disk is full" : cause}). Nothing of it was left there.`,
  backup_not_ours: ({ file }) => `${file} is not a backup of Throughline. Nothing was changed.`,
  backup_truncated: ({ file }) => `${file} ends too early: it was cut off while it was copied or written. Nothing was changed; take another copy or an older backup.`,
  backup_damaged: ({ file }) => `${file} is damaged: its content does not fit its check sum. Nothing was changed; take another copy or an older backup.`,
  backup_format_newer: ({ file }) => `${file} was written by a newer version of Throughline. Update, then restore it. Nothing was changed.`,
  backup_newer: ({ migration }) => `The backup was made by a newer version of Throughline (it knows ${migration}). Update, then restore it. Nothing was changed.`,
  backup_schema_differs: ({ what }) => `The backup and this version do not agree on ${what}. Nothing was changed; restore it with the version that made it.`,
  backup_other_secret: () =>
    "The backup was made under another AUTH_SECRET, so the secrets of its sources could not be read. Set AUTH_SECRET to that one, or copy the file auth-secret of the old DATA_DIR into this one. If it is lost: --any-secret restores the rest, and npm run cli -- source forget removes the sources, to be connected anew. Nothing was changed.",
  restore_target_not_empty: ({ found }) => `A backup is restored into an empty installation only; this one holds ${found}. Choose another DATA_DIR or database, or move this one away. Nothing was changed.`,
  restore_target_newer: ({ migration }) => `The backup is of an older version than this empty database (which has ${migration}). Make a new, untouched database and restore into that. Nothing was changed.`,
  restore_failed: ({ cause }) => `The database refused a row of the backup (${cause}). Nothing of it was kept.`,
  snapshot_refused: ({ dataDir, cause }) => `The server that runs on ${dataDir} could not copy its database (${cause === "ENOSPC" ? "the disk is full" : cause}). There must be room beside it for as much again. The daily backups are in ${dataDir}/backups.`,
} satisfies Record<string, (facts: Facts) => string>;

/** A refusal to back up or to restore. */
export function backupRefusal(reason: keyof typeof BACKUP_SENTENCES, facts: Facts = {}): DomainError {
  return new DomainError("INVALID", reason, facts);
}
