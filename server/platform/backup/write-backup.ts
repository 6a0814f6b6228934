import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { now } from "../clock";
import { appliedNames } from "../db/migrate";
import type { Database } from "../db/database";
import { DomainError } from "../errors";
import { backupRefusal } from "./backup-refusal";
import { type BackupHeader, rowsOf } from "./backup-format";
import { dumpLines } from "./dump-lines";
import { verifyBackup } from "./read-backup";
import { secretCheck } from "./secret-check";

export type WrittenBackup = { file: string; rows: number; tables: number; bytes: number };

/**
 * Writes everything that `database` holds at one instant to `file`, reads it back, has `prove` look at it, and only then gives
 * it its name, in place of what bore it before; whatever fails leaves nothing behind. Throws `backup_nothing_there`,
 * `backup_not_regular`, `backup_not_written` (with the system's code for the cause), and what `prove` throws.
 */
export async function writeBackup(database: Database, file: string, secret: string, prove?: (file: string) => Promise<unknown>): Promise<WrittenBackup> {
  const found = await stat(file).catch(() => null);
  if (found !== null && !found.isFile()) throw backupRefusal("backup_not_regular", { file });
  const migrations = await appliedNames(database);
  if (migrations.length === 0) throw backupRefusal("backup_nothing_there");
  const part = `${file}.part`;
  try {
    const header = await writeLines(database, part, { createdAt: now().toISOString(), migrations, secretCheck: secretCheck(secret) });
    await flush(part);
    const read = await verifyBackup(part);
    if (header === undefined || JSON.stringify(read) !== JSON.stringify(header)) throw backupRefusal("backup_damaged", { file: part });
    await prove?.(part);
    const { size } = await stat(part);
    await rename(part, file);
    await flush(dirname(file));
    return { file, rows: rowsOf(header), tables: header.tables.length, bytes: size };
  } catch (error) {
    await rm(part, { force: true });
    throw asRefusal(file, error as NodeJS.ErrnoException);
  }
}

async function writeLines(database: Database, part: string, known: Pick<BackupHeader, "createdAt" | "migrations" | "secretCheck">): Promise<BackupHeader | undefined> {
  return database.raw(async (tx) => {
    let header: BackupHeader | undefined;
    const lines = Readable.from(dumpLines(tx, known, (written) => void (header = written)), { objectMode: true, highWaterMark: 1 });
    await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600 }));
    return header;
  });
}

/** Asks the disk to have it, so that a name is never given to what a power loss would take back. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

function asRefusal(file: string, error: NodeJS.ErrnoException): Error {
  const isFile = error.syscall !== undefined && !(error instanceof DomainError) && ["open", "write", "fsync", "rename", "stat"].includes(error.syscall);
  return isFile ? backupRefusal("backup_not_written", { file, cause: error.code }) : error;
}
