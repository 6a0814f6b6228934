import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/platform/db/migrate";
import { pgliteDatabase } from "@/server/platform/db/open-pglite";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { startPostgres, type PostgresServer } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The file that holds a migrated, empty embedded database. */
    pgliteTemplate: string;
    /** The address of the PostgreSQL server's maintenance database. */
    postgresUrl: string;
  }
}

export const POSTGRES_TEMPLATE = "throughline_template";

/** Once a run: a PostgreSQL server, and in each engine a migrated, empty database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const template = join(server.home, "pglite.tar");
  try {
    await makePgliteTemplate(template);
    await makePostgresTemplate(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("pgliteTemplate", template);
  project.provide("postgresUrl", server.urlOf("postgres"));
  return () => server.stop();
}

async function makePgliteTemplate(file: string): Promise<void> {
  const lite = await PGlite.create();
  const database = pgliteDatabase(lite);
  await migrate(database);
  const dump = await lite.dumpDataDir("none");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  await database.close();
}

async function makePostgresTemplate(server: PostgresServer): Promise<void> {
  await server.run(`CREATE DATABASE ${POSTGRES_TEMPLATE}`);
  const database = await openPostgres(server.urlOf(POSTGRES_TEMPLATE));
  await migrate(database);
  await database.close();
}
