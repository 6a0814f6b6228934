import { findBareSql, type Statements } from "./bare-sql";
import type { Db, Tx } from "./database";

const TRIES = 5;
/** How long to wait for a free connection. */
const MAX_WAIT_MS = 8_000;
const USUAL_MS = 30_000;

/**
 * Runs `work` in one transaction of at most `timeoutMs`; a deadlock or a serialisation failure is tried again, everything else
 * rolls back and is thrown. How long a single statement may take is the database's to say: long work is many short ones.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, { timeoutMs = USUAL_MS } = {}): Promise<T> {
  return retried(() => db.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: timeoutMs }));
}

/** The same for work that is nothing but statements, at a fraction of the cost. They run in the order in which they are sent. */
export function inBareTransaction<T>(db: Db, work: (tx: Statements) => Promise<T>): Promise<T> {
  const sql = findBareSql(db);
  return sql ? retried(() => sql.transaction(work)) : inTransaction(db, work);
}

/** What PostgreSQL calls a deadlock and a serialisation failure, and Prisma either. */
const CONFLICTS = new Set<unknown>(["40P01", "40001", "P2034"]);

async function retried<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact();
    } catch (error) {
      const isConflict = error instanceof Error && "code" in error && CONFLICTS.has(error.code);
      if (!isConflict || attempt === TRIES) throw error;
    }
  }
}
