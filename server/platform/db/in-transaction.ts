import type { Db, Tx } from "./database";
import { Prisma } from "./generated/client";

const TRIES = 5;

/** Runs `work` in one transaction; a deadlock or a serialisation failure is tried again, everything else rolls back and is thrown. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>, { timeoutMs = 30_000 } = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, { maxWait: 20_000, timeout: timeoutMs, isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted });
    } catch (error) {
      const conflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";
      if (!conflict || attempt === TRIES) throw error;
    }
  }
}
