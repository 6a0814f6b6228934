import { env } from "../env";
import type { Database, Db } from "./database";
import { openPgliteAt } from "./open-pglite";
import { openPostgres } from "./open-postgres";

export type { Database, Db, Reader, Tx } from "./database";
export { bareSql, type Statements } from "./bare-sql";
export { inBareTransaction, inTransaction } from "./in-transaction";

// Next loads modules more than once in a process; the open database lives beside them all.
const holder = globalThis as { __throughlineDatabase?: Promise<Database> };

/** The database of this installation, opened once a process; `isPatient` as `openPostgres` says. */
export function getDatabase({ isPatient = false } = {}): Promise<Database> {
  holder.__throughlineDatabase ??= openDatabase(isPatient);
  return holder.__throughlineDatabase;
}

export async function getDb(): Promise<Db> {
  return (await getDatabase()).db;
}

/** Closes it if it was opened; the process may then end. */
export async function closeDatabase(): Promise<void> {
  const open = holder.__throughlineDatabase;
  delete holder.__throughlineDatabase;
  await open?.then((database) => database.close(), () => undefined);
}

function openDatabase(isPatient: boolean): Promise<Database> {
  const { databaseUrl, dataDir } = env();
  return databaseUrl ? openPostgres(databaseUrl, { isPatient }) : openPgliteAt(dataDir);
}
