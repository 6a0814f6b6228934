import type { RawTransaction } from "../db/raw-transaction";

export type Column = { name: string; type: string };
export type Table = { name: string; columns: Column[] };

/**
 * Every table of the installation but Prisma's list of migrations, with the columns that are stored (a generated one is not),
 * both as the catalog has them: a table that is added later is in the next backup without a line here.
 */
export async function readTables(tx: RawTransaction): Promise<Table[]> {
  const rows = await tx.query(`
    SELECT c.relname::text, a.attname::text, format_type(a.atttypid, -1)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname COLLATE "C", a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const [table, name, type] of rows) tables.set(String(table), [...(tables.get(String(table)) ?? []), { name: String(name), type: String(type) }]);
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

/** How many rows each table holds. */
export async function countRows(tx: RawTransaction, tables: Table[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { name } of tables) {
    const [row] = await tx.query(`SELECT count(*)::text FROM ${quoted(name)}`);
    counts.push(Number(row?.[0]));
  }
  return counts;
}

/** An identifier for a statement. Only names that came from the catalog of the very database are ever put in one. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
