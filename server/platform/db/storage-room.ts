import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import { DISK_FULL } from "./as-unavailable";

/**
 * PostgreSQL begins a new file of its log with 16 MB at a time. When the disk is too full for that, the embedded one does not fail
 * but hangs, and the process with it: writes are refused while there is still that much and some more.
 */
export const RESERVE_BYTES = 20 * 1024 * 1024;
/** An empty database, whose making hangs too where it does not fit. */
const NEW_BYTES = 45 * 1024 * 1024;
/** What a value costs at most: in its table, in the log, and once more in a page's image. */
const COPIES = 3;
const READS = /^\s*(SELECT|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW|DECLARE|FETCH|CLOSE|LOCK)\b/i;

/** Throws where a database is about to be made in `folder` and does not fit. */
export function assertRoomFor(folder: string): void {
  if (!existsSync(join(folder, "PG_VERSION")) && freeBytes(folder) < NEW_BYTES) throw noRoom();
}

/** The instance, whose statements that write are refused, as PostgreSQL refuses what does not fit, while `free` tells too few bytes for them. */
export function keepRoom(lite: PGlite, free: () => number): PGlite {
  const transaction = lite.transaction.bind(lite);
  return Object.assign(guard(lite, free), { transaction: <T>(work: (tx: Transaction) => Promise<T>) => transaction((tx) => work(guard(tx, free))) });
}

function guard<T extends Pick<PGlite, "query">>(statements: T, free: () => number): T {
  const query = statements.query.bind(statements);
  const guarded: PGlite["query"] = async (sql, values, options) => {
    if (!READS.test(sql) && free() < RESERVE_BYTES + COPIES * sizeOf(values)) throw noRoom();
    return query(sql, values, options);
  };
  return Object.assign(statements, { query: guarded });
}

/** What may still be written to the disk that `folder` is on; without end where the system cannot say. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

function sizeOf(values: unknown[] = []): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : value instanceof Uint8Array ? value.byteLength : 0), 0);
}

function noRoom(): Error {
  return Object.assign(new Error("There is no room left on the disk of the database"), { code: DISK_FULL });
}
