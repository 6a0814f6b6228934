import type { PGlite, Transaction } from "@electric-sql/pglite";
import type pg from "pg";
import type { Reader } from "./database";
import { Prisma } from "./generated/client";
import { timing } from "./timed";

/**
 * Statements as they are written, on any kind of database and transaction. To behave alike on all of them they return only
 * text, numbers (`int`, `float8`), booleans, instants, JSON and arrays of text: what else there is, they cast.
 */
export type Statements = {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
};

/** A database without the object-relational client, whose own work costs several times what a small statement does. */
export type BareSql = Statements & { transaction<T>(work: (sql: Statements) => Promise<T>): Promise<T> };

// Next loads modules more than once in a process; a client's bare side is the same for all of them.
const holder = globalThis as { __throughlineBareSql?: WeakMap<object, BareSql> };

export function registerBareSql(db: object, sql: BareSql): void {
  holder.__throughlineBareSql ??= new WeakMap();
  holder.__throughlineBareSql.set(db, sql);
}

/** The bare side of an open database; undefined for a transaction of the client's, whose statements must stay in it. */
export function findBareSql(db: object): BareSql | undefined {
  return holder.__throughlineBareSql?.get(db);
}

/** The shortest way to run a statement on what is given. */
export function bareSql(db: Reader): Statements {
  return findBareSql(db) ?? db;
}

type Ran = { rows: unknown[]; affected: number };

function statements(run: (text: string, values: unknown[]) => Promise<Ran>): Statements {
  const ask = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: flat } = "raw" in query ? Prisma.sql(query, ...values) : query;
    return timing(run(text, flat));
  };
  return {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => (await ask(query, values)).rows as T,
    $executeRaw: async (query, ...values) => (await ask(query, values)).affected,
  };
}

/** Over the pool that the client has too, so that both together open no more connections than it allows. */
export function barePostgres(pool: pg.Pool): BareSql {
  const on = (client: pg.Pool | pg.PoolClient) =>
    statements(async (text, values) => {
      const { rows, rowCount } = await client.query<Record<string, unknown>>({ name: nameOf(text), text, values });
      return { rows, affected: rowCount ?? 0 };
    });
  return {
    ...on(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        const begun = client.query("BEGIN"); // Nothing waits for it: the first statement is on its way already.
        begun.catch(() => undefined);
        const result = await work(on(client));
        await begun;
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((reason: Error) => (broken = reason));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

// The texts are those of our own code, so there are only so many; each is parsed once a connection.
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `throughline_${names.size}`;
  names.set(text, name);
  return name;
}

export function barePglite(lite: PGlite): BareSql {
  const on = (client: PGlite | Transaction) =>
    statements(async (text, values) => {
      const { rows, affectedRows } = await client.query(text, values);
      return { rows, affected: affectedRows ?? 0 };
    });
  return { ...on(lite), transaction: (work) => lite.transaction((tx) => work(on(tx))) };
}
