import { createHash } from "node:crypto";
import type { RawTransaction } from "../db/raw-transaction";
import { type BackupHeader, FORMAT, FORMAT_VERSION } from "./backup-format";
import { countRows, quoted, readTables, type Table } from "./read-catalog";

const ROWS_A_FETCH = 200;
/** Raw deliveries are up to 25 MB each, twice that as text. */
const ROWS_A_FETCH_OF_BYTES = 4;

type Known = Pick<BackupHeader, "createdAt" | "migrations" | "secretCheck">;

/**
 * The lines of a backup of everything that `tx` sees, each with its line end: the state of one instant, because the
 * transaction is made to see no other. `onHeader` hears what will follow.
 */
export async function* dumpLines(tx: RawTransaction, known: Known, onHeader: (header: BackupHeader) => void): AsyncGenerator<string> {
  await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await writeEverythingTheSameWay(tx);
  const tables = await readTables(tx);
  const counts = await countRows(tx, tables);
  const header: BackupHeader = {
    format: FORMAT,
    version: FORMAT_VERSION,
    ...known,
    tables: tables.map(({ name, columns }, at) => ({ name, columns: columns.map((column) => column.name), rows: counts[at] ?? 0 })),
    sequences: await readSequences(tx),
  };
  onHeader(header);
  const hash = createHash("sha256");
  const hashed = (line: string) => (hash.update(line), line);
  yield hashed(`${JSON.stringify(header)}\n`);
  for (const table of tables) for await (const lines of dumpTable(tx, table)) yield hashed(lines);
  yield `${JSON.stringify({ sha256: hash.digest("hex") })}\n`;
}

/** Several lines at a time. */
async function* dumpTable(tx: RawTransaction, { name, columns }: Table): AsyncGenerator<string> {
  const texts = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  const size = columns.some(({ type }) => type === "bytea") ? ROWS_A_FETCH_OF_BYTES : ROWS_A_FETCH;
  await tx.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT ${texts} FROM ${quoted(name)}`);
  for (let rows = await tx.query(`FETCH ${size} FROM dump`); rows.length > 0; rows = await tx.query(`FETCH ${size} FROM dump`)) {
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  }
  await tx.query("CLOSE dump");
}

/** A server's or a role's own settings change how dates, numbers and bytes are written down. */
export async function writeEverythingTheSameWay(tx: RawTransaction): Promise<void> {
  for (const setting of ["DateStyle = 'ISO, YMD'", "IntervalStyle = 'postgres'", "TimeZone = 'UTC'", "extra_float_digits = 1", "bytea_output = 'hex'"]) {
    await tx.query(`SET LOCAL ${setting}`);
  }
}

async function readSequences(tx: RawTransaction): Promise<BackupHeader["sequences"]> {
  const names = await tx.query(`SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S' ORDER BY relname COLLATE "C"`);
  const sequences: BackupHeader["sequences"] = [];
  for (const [name] of names) {
    const [row] = await tx.query(`SELECT last_value::text, is_called::text FROM ${quoted(String(name))}`);
    sequences.push({ name: String(name), value: String(row?.[0]), isCalled: row?.[1] === "true" });
  }
  return sequences;
}
