import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { DomainError } from "../errors";
import type { Database, Db } from "./database";
import { SCRIPT_LOCK } from "./whole-scripts";

const MIGRATIONS = join(process.cwd(), "prisma", "migrations");
const SCHEMA = join(process.cwd(), "prisma", "schema");

type Engine = {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: unknown): Promise<{ stdout: string | null }>;
};

/**
 * Brings the database to this version's schema, or to that of the migrations named, and returns the names of those applied.
 * Throws `UNAVAILABLE database_newer` when the database knows migrations that this version does not.
 */
export async function migrate(database: Database, known = migrationNames()): Promise<string[]> {
  return database.alone(async () => {
    await settleUnfinished(database);
    const applied = await appliedNames(database);
    const unknown = applied.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new DomainError("UNAVAILABLE", "database_newer", { migration: unknown.at(-1) });
    if (known.every((name) => applied.includes(name))) return [];
    const engine = await openEngine(database);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(known), filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}

/** Whether every known migration has been applied. */
export async function isMigrated(database: Database): Promise<boolean> {
  const applied = await appliedNames(database);
  return migrationNames().every((name) => applied.includes(name));
}

/** The SQL that leads from the schema of `database` (a migrated one) to the schema files; empty when there is no difference. */
export async function draftMigration(database: Database): Promise<string> {
  const engine = await openEngine(database);
  const files = datamodels().map(([path, content]) => ({ path, content }));
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: process.cwd() },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  return stdout?.includes(";") ? stdout : "";
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Prisma's own schema engine, compiled to WebAssembly, over the driver that is already open: nothing is downloaded. */
async function openEngine(database: Database): Promise<Engine> {
  loader.__throughlineSchemaEngine ??= loadEngine();
  const { SchemaEngine } = await loader.__throughlineSchemaEngine;
  return SchemaEngine.new({ datamodels: datamodels() }, () => {}, bindMigrationAwareSqlAdapterFactory(database.migrations));
}

type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: unknown, log: (line: string) => void, factory: unknown) => Promise<Engine> };
};

// The engine's glue keeps one instance for the whole process: loading it twice pulls the memory from under the first.
const loader = globalThis as { __throughlineSchemaEngine?: Promise<EngineModule> };

async function loadEngine(): Promise<EngineModule> {
  const home = join(process.cwd(), "node_modules", "@prisma", "schema-engine-wasm");
  const glue = (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ join(home, "schema_engine_bg.js"))) as EngineModule;
  const wasm = await WebAssembly.compile(readFileSync(join(home, "schema_engine_bg.wasm")));
  const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
  const { exports } = await WebAssembly.instantiate(wasm, imports);
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue;
}

/** A migration that is begun and not finished was undone with the process that ran it, or is being undone: it is to be made again. */
async function settleUnfinished({ db }: Database): Promise<void> {
  if (!(await isKept(db))) return;
  await db.$transaction([
    db.$executeRaw`SELECT pg_advisory_xact_lock(${SCRIPT_LOCK}::bigint)`,
    db.$executeRaw`UPDATE "_prisma_migrations" SET "rolled_back_at" = now() WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`,
  ]);
}

/** Whether the database has a record of its migrations. */
async function isKept(db: Db): Promise<boolean> {
  const [table] = await db.$queryRaw<{ found: boolean }[]>`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`;
  return table?.found ?? false;
}

/** The migrations that the database has, oldest first; none of an empty one. */
export async function appliedNames({ db }: Pick<Database, "db">): Promise<string[]> {
  if (!(await isKept(db))) return [];
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`;
  return rows.map((row) => row.name);
}

/** Every migration that this version knows, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function migrationsList(names: string[]) {
  const lock = join(MIGRATIONS, "migration_lock.toml");
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8") } },
    })),
  };
}

function datamodels(): [string, string][] {
  return readdirSync(SCHEMA)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [name, readFileSync(join(SCHEMA, name), "utf8")]);
}
