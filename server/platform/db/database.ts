import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Prisma, PrismaClient } from "./generated/client";
import type { RawTransaction } from "./raw-transaction";

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;
/** Either: for reads that serve inside and outside a transaction. */
export type Reader = Db | Tx;

/** An open database, embedded or on a server; the rest of the product cannot tell which. */
export type Database = {
  kind: "pglite" | "postgres";
  db: Db;
  migrations: SqlMigrationAwareDriverAdapterFactory;
  /** Calls `hear` with every payload notified on `channel`, and `lost` when some may have been missed. Resolves once it listens. */
  listen(channel: string, hear: (payload: string) => void, lost: () => void): Promise<void>;
  /** Runs `work` while no other process of this installation runs its own. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction below Prisma; what it throws rolls back and is thrown. */
  raw<T>(work: (tx: RawTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};
