import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { DomainError } from "../errors";
import { logger } from "../logger";
import { barePostgres, registerBareSql } from "./bare-sql";
import type { Database } from "./database";
import { Ear } from "./ear";
import { GatheringSocket } from "./gathering-socket";
import { PrismaClient } from "./generated/client";
import { rawOnPostgres } from "./raw-transaction";
import { timed } from "./timed";
import { withWholeScripts } from "./whole-scripts";

const POOL_SIZE = 10;
/** How long a statement may take, on the server and, should the server fall silent, before we give it up. */
const STATEMENT_MS = 9_500;
const SILENCE_MS = 10_000;
/** How long to wait for a connection, a new one or a free one. */
const CONNECT_MS = 8_000;
/** Instants travel without a zone in places, so every session is in UTC, whatever the server's own is. */
const SETTINGS = ["TimeZone=UTC", "jit=off", "default_transaction_isolation=read\\ committed"];
/** Prisma's engine opens connections for migrations and never closes them. */
const IDLE_MS = 500;
/** Any number: the key of the advisory lock that start-up work of several processes queues on. */
const START_UP_LOCK = 7_310_001;

/**
 * A PostgreSQL server, 15 or newer. A statement may take 9.5 seconds there, since somebody waits for the answer; as long as it
 * likes when `isPatient`, for commands that look at everything.
 * Throws `UNAVAILABLE` with `database_unreachable`, `database_login_refused`, `database_missing` or `database_too_old`.
 */
export async function openPostgres(url: string, { isPatient = false } = {}): Promise<Database> {
  await assertUsable(url);
  const pool = openPool(url, isPatient);
  const db = new PrismaClient({ adapter: timed(new PrismaPg(pool)) });
  registerBareSql(db, barePostgres(pool));
  const ears: Ear[] = [];
  return {
    kind: "postgres",
    db,
    migrations: withWholeScripts(new PrismaPg({ connectionString: url, application_name: "throughline migrations", idleTimeoutMillis: IDLE_MS }), (sql) => runScript(url, sql)),
    async listen(channel, hear, lost) {
      const ear = new Ear({ url, channel, hear, lost });
      ears.push(ear);
      await ear.open();
    },
    alone: (work) => withStartUpLock(url, work),
    raw: (work) => rawOnPostgres(url, work),
    async close() {
      await Promise.all(ears.map((ear) => ear.close()));
      await db.$disconnect();
      if (!pool.ending) await pool.end(); // Closing again is nothing, as on the embedded one.
    },
  };
}

function openPool(url: string, isPatient: boolean): pg.Pool {
  const settings = [...SETTINGS, `statement_timeout=${isPatient ? 0 : STATEMENT_MS}`];
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "throughline",
    options: settings.map((setting) => `-c ${setting}`).join(" "),
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: isPatient ? 0 : SILENCE_MS,
    // Statements of a transaction need not wait for each other's answers, and a silent connection is given up for good.
    pipeline: true,
    stream: () => new GatheringSocket(),
    keepAlive: true,
  } as pg.PoolConfig);
  // Whoever uses a connection that breaks learns it from the statement.
  pool.on("connect", (client) => client.on("error", (error) => logger.debug({ error: error.message }, "a database connection broke")));
  pool.on("error", () => undefined);
  return pool;
}

async function withStartUpLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "throughline start" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [START_UP_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

async function runScript(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "throughline migrations" });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function assertUsable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (version < 15) throw new DomainError("UNAVAILABLE", "database_too_old", { version, needed: 15 });
  } catch (error) {
    throw error instanceof DomainError ? error : unusable(error as { code?: string; message: string }, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unusable(error: { code?: string; message: string }, url: string): DomainError {
  const target = URL.canParse(url) ? new URL(url) : null;
  const facts = { host: target?.hostname, port: target?.port || "5432", database: target?.pathname.slice(1), user: target?.username };
  if (error.code === "28P01" || error.code === "28000") return new DomainError("UNAVAILABLE", "database_login_refused", facts);
  if (error.code === "3D000") return new DomainError("UNAVAILABLE", "database_missing", facts);
  return new DomainError("UNAVAILABLE", "database_unreachable", { ...facts, cause: error.code ?? error.message });
}
