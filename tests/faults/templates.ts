import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createToken } from "@/server/people/create-token";
import { createUser } from "@/server/people/create-user";
import type { Database } from "@/server/platform/db/database";
import { migrate } from "@/server/platform/db/migrate";
import { openPgliteAt } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { type PostgresServer, startPostgres } from "../support/postgres";

/** Tokens have a limit a minute each: clients take them in turn. */
const TOKENS = 100;
const SETTINGS = ["fsync=off", "synchronous_commit=on", "full_page_writes=off", "shared_buffers=64MB", "max_connections=200"];
const TEMPLATE = "faults_template";
export const OWNER = { email: "owner@example.org", name: "Owner", password: "long enough to be taken" };

/** A migrated database with one account and its tokens, in each engine, to begin every run from; made once, when first asked for. */
export class Templates {
  private embedded: Promise<{ home: string; tokens: string[] }> | undefined;
  private server: Promise<{ postgres: PostgresServer; tokens: string[] }> | undefined;
  private databases = 0;

  /** Lays a copy of the embedded database into `dataDir`; returns the tokens that work on it. */
  async copyTo(dataDir: string): Promise<string[]> {
    this.embedded ??= makeEmbedded();
    const { home, tokens } = await this.embedded;
    cpSync(join(home, "data"), dataDir, { recursive: true });
    return tokens;
  }

  /** A database of its own on the PostgreSQL server that all runs share. */
  async aPostgresDatabase(): Promise<{ databaseUrl: string; tokens: string[]; postgres: PostgresServer }> {
    const { postgres, tokens } = await this.aPostgresServer();
    const name = `faults_${++this.databases}`;
    // A connection that is just closing would still be in the way.
    await postgres.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${TEMPLATE}'`);
    await postgres.run(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    return { databaseUrl: postgres.urlOf(name), tokens, postgres };
  }

  /** The address of a database without anything in it. */
  async anEmptyPostgresDatabase(): Promise<string> {
    const { postgres } = await this.aPostgresServer();
    const name = `faults_${++this.databases}`;
    await postgres.run(`CREATE DATABASE ${name}`);
    return postgres.urlOf(name);
  }

  private aPostgresServer(): Promise<{ postgres: PostgresServer; tokens: string[] }> {
    this.server ??= makeServer();
    return this.server;
  }

  async remove(): Promise<void> {
    const { home } = (await this.embedded?.catch(() => undefined)) ?? {};
    if (home) rmSync(home, { recursive: true, force: true });
    await (await this.server?.catch(() => undefined))?.postgres.stop();
  }
}

async function makeEmbedded(): Promise<{ home: string; tokens: string[] }> {
  const home = mkdtempSync(join(tmpdir(), "throughline-faults-"));
  return { home, tokens: await fill(await openPgliteAt(join(home, "data"))) };
}

async function makeServer(): Promise<{ postgres: PostgresServer; tokens: string[] }> {
  // A server that crashes has not lost the machine: what it has written is there, if it waits for its own writing.
  const postgres = await startPostgres({ settings: SETTINGS });
  await postgres.run(`CREATE DATABASE ${TEMPLATE}`);
  return { postgres, tokens: await fill(await openPostgres(postgres.urlOf(TEMPLATE))) };
}

async function fill(database: Database): Promise<string[]> {
  try {
    await migrate(database);
    const { id } = await createUser(database.db, OWNER);
    const tokens: string[] = [];
    for (let made = 0; made < TOKENS; made++) tokens.push((await createToken(database.db, id, `client ${made}`)).token);
    return tokens;
  } finally {
    await database.close();
  }
}
