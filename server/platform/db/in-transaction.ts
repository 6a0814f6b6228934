import { findBareSql, type Statements } from "./bare-sql";
import type { Db, Tx } from "./database";

const TRIES = 5;
/** How long to wait for a free connection. */
const MAX_WAIT_MS = 8_000;
const USUAL_MS = 30_000;

/**
 * Runs `work` in one transaction; a deadlock or a serialisation failure is tried again, everything else rolls back and is
 * thrown. Work that names a `timeoutMs` of its own may take as long for a single statement, too.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, { timeoutMs = USUAL_MS } = {}): Promise<T> {
  const patient = async (tx: Tx) => {
    if (timeoutMs > USUAL_MS) await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(timeoutMs)}, true)`;
    return work(tx);
  };
  return retried(() => db.$transaction(patient, { maxWait: MAX_WAIT_MS, timeout: timeoutMs }));
}

/** The same for work that is nothing but statements, at a fraction of the cost. */
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
