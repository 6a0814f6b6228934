import type { RawTransaction } from "../db/raw-transaction";
import type { DomainError } from "../errors";
import { backupRefusal } from "./backup-refusal";
import type { BackupHeader } from "./backup-format";
import { writeEverythingTheSameWay } from "./dump-lines";
import type { BackupRow } from "./read-backup";
import { countRows, quoted, readTables, type Table } from "./read-catalog";

const ROWS_A_STATEMENT = 500;
const CHARACTERS_A_STATEMENT = 1_000_000;

/**
 * Puts the rows of a backup into empty tables of the same schema, in the transaction `tx`. References between tables are taken
 * off meanwhile and put back at the end, where PostgreSQL proves each of them; triggers do not fire: what they did is in the rows.
 * Throws `restore_target_not_empty` with what is there, `backup_schema_differs`, `backup_damaged`.
 */
export async function loadRows(tx: RawTransaction, file: string, header: BackupHeader, rows: AsyncIterable<BackupRow>): Promise<void> {
  await writeEverythingTheSameWay(tx);
  const tables = await readTables(tx);
  for (const { name } of tables) await tx.query(`LOCK TABLE ${quoted(name)} IN ACCESS EXCLUSIVE MODE`);
  await assertEmpty(tx, tables);
  const targets = header.tables.map((told) => targetOf(tables, told));
  if (targets.length !== tables.length) throw differs(tables.find(({ name }) => !header.tables.some((told) => told.name === name))?.name);
  const references = await readReferences(tx);
  for (const { drop } of references) await tx.query(drop);
  for (const { name } of tables) await tx.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  await insertAll(tx, targets, rows);
  for (const { name } of tables) await tx.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  for (const { add } of references) await tx.query(add);
  for (const { name, value, isCalled } of header.sequences) await tx.query("SELECT setval(quote_ident($1)::regclass, $2::bigint, $3::boolean)::text", [name, value, isCalled]);
  const counts = await countRows(tx, targets);
  if (header.tables.some(({ rows: wanted }, at) => counts[at] !== wanted)) throw backupRefusal("backup_damaged", { file });
}

/** Throws `restore_target_not_empty` with the tables that hold rows, and how many. */
export async function assertEmpty(tx: RawTransaction, tables: Table[]): Promise<void> {
  const counts = await countRows(tx, tables);
  const filled = tables.flatMap(({ name }, at) => (counts[at] ? [`${name} (${counts[at]})`] : []));
  if (filled.length > 0) throw backupRefusal("restore_target_not_empty", { found: filled.join(", ") });
}

/** The columns in the order of the file, by the names and types of the database. */
function targetOf(tables: Table[], told: { name: string; columns: string[] }): Table {
  const table = tables.find(({ name }) => name === told.name);
  if (table?.columns.length !== told.columns.length) throw differs(told.name);
  const columns = told.columns.map((name) => table.columns.find((column) => column.name === name) ?? raise(differs(`${told.name}.${name}`)));
  return { name: told.name, columns };
}

async function insertAll(tx: RawTransaction, targets: Table[], rows: AsyncIterable<BackupRow>): Promise<void> {
  let batch: string[] = [];
  let characters = 0;
  let place = 0;
  const insert = async () => {
    const target = targets[place];
    if (target && batch.length > 0) await tx.query(insertStatement(target), [`[${batch.join(",")}]`]);
    batch = [];
    characters = 0;
  };
  for await (const { table, line } of rows) {
    if (table !== place || batch.length === ROWS_A_STATEMENT || characters + line.length > CHARACTERS_A_STATEMENT) await insert();
    place = table;
    batch.push(line);
    characters += line.length;
  }
  await insert();
}

function insertStatement({ name, columns }: Table): string {
  const names = columns.map((column) => quoted(column.name)).join(", ");
  const values = columns.map(({ type }, at) => `(r->>${at})::${type}`).join(", ");
  return `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS r`;
}

async function readReferences(tx: RawTransaction): Promise<{ drop: string; add: string }[]> {
  const rows = await tx.query(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0 ORDER BY conname COLLATE "C"`);
  return rows.map(([drop, add]) => ({ drop: String(drop), add: String(add) }));
}

function differs(what: string | undefined): DomainError {
  return backupRefusal("backup_schema_differs", { what });
}

function raise(error: Error): never {
  throw error;
}
