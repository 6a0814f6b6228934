import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";

/** The types of columns that are told here, as PostgreSQL calls them. */
type ColumnType = "uuid" | "text" | "int" | "boolean" | "bigint" | "timestamptz" | "jsonb" | "text[]" | `"${string}"`;

/** A table of what sources told: what a row is found by, and what is kept of it. */
export type Table<Row extends { id: string }, Key extends keyof Row & string> = {
  readonly name: string;
  readonly key: Readonly<Record<Key, ColumnType>>;
  readonly facts: Readonly<Record<Exclude<keyof Row & string, Key | "id">, ColumnType>>;
};

const raw = (text: string) => Prisma.raw(text);

/** Reads the rows of these keys; a key without a row is not in the answer. */
export async function readRows<Row extends { id: string }, Key extends keyof Row & string>(tx: Statements, table: Table<Row, Key>, keys: readonly Pick<Row, Key>[]): Promise<Row[]> {
  if (keys.length === 0) return [];
  const same = Object.keys(table.key).map((column) => `t."${column}" = k."${column}"`).join(" AND ");
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${columnsOf(table)} FROM jsonb_to_recordset(${toJson(keys)}::jsonb) AS k(${typed(table.key)}) JOIN ${raw(`"${table.name}"`)} t ON ${raw(same)}`;
  return rows.map((row) => asRow(table, row));
}

/** Reads the rows that `where` chooses, of which the table is called t. */
export async function readWhere<Row extends { id: string }, Key extends keyof Row & string>(tx: Statements, table: Table<Row, Key>, where: Prisma.Sql): Promise<Row[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT ${columnsOf(table)} FROM ${raw(`"${table.name}"`)} t ${where}`;
  return rows.map((row) => asRow(table, row));
}

/** Writes these rows, new or known, in one statement. */
export async function writeRows<Row extends { id: string }, Key extends keyof Row & string>(tx: Statements, table: Table<Row, Key>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const all = { id: "uuid", ...table.key, ...table.facts } as Readonly<Record<string, ColumnType>>;
  const names = raw(Object.keys(all).map((column) => `"${column}"`).join(", "));
  const set = raw(Object.keys(table.facts).map((column) => `"${column}" = EXCLUDED."${column}"`).join(", "));
  await tx.$executeRaw`
    INSERT INTO ${raw(`"${table.name}"`)} (${names}) SELECT ${names} FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r(${typed(all)})
    ON CONFLICT ("id") DO UPDATE SET ${set}`;
}

/** One parameter for any number of rows. */
export function toJson(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

function typed(columns: Readonly<Record<string, ColumnType>>): Prisma.Sql {
  return raw(Object.entries(columns).map(([column, type]) => `"${column}" ${type}`).join(", "));
}

/** Statements return whole numbers of 64 bits and words of our own as text. */
function columnsOf(table: { key: object; facts: object }): Prisma.Sql {
  const types = Object.entries({ id: "uuid", ...table.key, ...table.facts }) as [string, ColumnType][];
  return raw(types.map(([column, type]) => (type === "bigint" || type.startsWith('"') ? `t."${column}"::text AS "${column}"` : `t."${column}"`)).join(", "));
}

function asRow<Row extends object>(table: { facts: object }, row: Row): Row {
  const big = Object.entries(table.facts).filter(([, type]) => type === "bigint");
  if (big.length === 0) return row;
  const values = row as Record<string, unknown>;
  return { ...row, ...Object.fromEntries(big.map(([column]) => [column, values[column] === null ? null : BigInt(String(values[column]))])) };
}
