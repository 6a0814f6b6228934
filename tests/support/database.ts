import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { describe, inject } from "vitest";
import type { Database, Db } from "@/server/platform/db/database";
import { pgliteDatabase } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { POSTGRES_TEMPLATE } from "./integration-setup";

export type Engine = Database["kind"];

const open: Database[] = [];

/** A migrated, empty database of its own, closed by itself when the test file is done. */
export async function aDatabase({ on = "pglite" }: { on?: Engine } = {}): Promise<Db> {
  return (await openDatabase({ on })).db;
}

/** The same with what lies beside the client: listening, migrations. */
export async function openDatabase({ on = "pglite" }: { on?: Engine } = {}): Promise<Database> {
  const database = on === "pglite" ? await copyOfPgliteTemplate() : await openPostgres(await aPostgresUrl());
  open.push(database);
  return database;
}

/** The address of a migrated, empty PostgreSQL database: for two clients, or two processes, on one database. */
export async function aPostgresUrl(): Promise<string> {
  const url = new URL(inject("postgresUrl"));
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${POSTGRES_TEMPLATE}`).finally(() => client.end());
  url.pathname = name;
  return url.href;
}

/** The suite once on the embedded database and once on PostgreSQL; `aDb` opens an empty one of that engine. */
export function describeOnBoth(name: string, suite: (aDb: () => Promise<Db>, engine: Engine) => void): void {
  for (const engine of ["pglite", "postgres"] as const) {
    describe(`${name} (${engine})`, () => suite(() => aDatabase({ on: engine }), engine));
  }
}

/** Called after every test file. */
export async function closeDatabases(): Promise<void> {
  await Promise.all(open.splice(0).map((database) => database.close()));
}

async function copyOfPgliteTemplate(): Promise<Database> {
  const template = new Blob([new Uint8Array(readFileSync(inject("pgliteTemplate")))]);
  return pgliteDatabase(await PGlite.create({ loadDataDir: template }));
}
