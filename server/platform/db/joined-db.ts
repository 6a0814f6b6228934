import type { Db, Tx } from "./database";

/** A transaction that is under way, as use cases know a database: what they do in a transaction of theirs happens in this one. */
export function joinedDb(tx: Tx): Db {
  const join = (work: (tx: Tx) => Promise<unknown>) => work(tx);
  return new Proxy(tx, { get: (target, property) => (property === "$transaction" ? join : Reflect.get(target, property)) }) as unknown as Db;
}
