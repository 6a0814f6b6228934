import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";

/** A row as the database writes it down; ask for every column as text. */
export type RawRow = (string | null)[];

/** A transaction below Prisma, for what learns the tables from the catalog instead of knowing them: backup and restore. */
export type RawTransaction = {
  query(sql: string, values?: unknown[]): Promise<RawRow[]>;
};

/** On the embedded database, while no other statement of this process runs: it has one connection, and this holds it. */
export function rawOnPglite<T>(lite: PGlite, work: (tx: RawTransaction) => Promise<T>): Promise<T> {
  return lite.transaction((tx) => work({ query: async (sql, values) => (await tx.query<RawRow>(sql, values, { rowMode: "array" })).rows }));
}

/** On a connection of its own, which no pool waits for and no timeout of the pool's ends. */
export async function rawOnPostgres<T>(url: string, work: (tx: RawTransaction) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "throughline backup", options: "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0" });
  // A connection that breaks fails the statement under way; without an ear the event alone would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    const done = await work({ query: async (text, values) => (await client.query<RawRow>({ text, values, rowMode: "array" })).rows });
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
