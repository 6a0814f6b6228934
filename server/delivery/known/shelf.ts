import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { newId } from "@/server/platform/db/new-id";
import { readRows, readWhere, type Table, writeRows } from "./table";

/** Rows of one table while deliveries are applied to them: read at once, changed here, and written at once. */
export class Shelf<Row extends { id: string }, Key extends keyof Row & string> {
  readonly #rows = new Map<string, Row>();
  readonly #changed = new Map<string, Row>();

  constructor(private readonly table: Table<Row, Key>) {}

  /** Has at hand what is known of these keys. */
  async read(tx: Statements, keys: readonly Pick<Row, Key>[]): Promise<void> {
    const each = new Map(keys.map((key) => [this.#nameOf(key), key]));
    this.take(await readRows(tx, this.table, [...each.values()]));
  }

  /** Has rows at hand that were read otherwise. */
  take(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.set(this.#nameOf(row), row);
  }

  find(key: Pick<Row, Key>): Row | undefined {
    return this.#rows.get(this.#nameOf(key));
  }

  /** The rows of these ids, as far as there are any; those that are not at hand are read, and not kept. */
  async with(tx: Statements, ids: readonly string[]): Promise<Row[]> {
    const wanted = new Set(ids);
    const atHand = this.all().filter(({ id }) => wanted.delete(id));
    return wanted.size === 0 ? atHand : [...atHand, ...(await readWhere(tx, this.table, Prisma.sql`WHERE t."id" = ANY(${[...wanted]}::uuid[])`))];
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** What is known of a key from now on; returns it as a row. */
  put(key: Pick<Row, Key>, facts: Omit<Row, Key | "id">): Row {
    const name = this.#nameOf(key);
    const row = { ...key, ...facts, id: this.#rows.get(name)?.id ?? newId() } as unknown as Row;
    this.#rows.set(name, row);
    this.#changed.set(name, row);
    return row;
  }

  /** What is known of a row without what it is found by; null for no row. */
  factsOf(row: Row | undefined): Omit<Row, Key | "id"> | null {
    if (row === undefined) return null;
    const values = row as Record<string, unknown>;
    return Object.fromEntries(Object.keys(this.table.facts).map((column) => [column, values[column]])) as Omit<Row, Key | "id">;
  }

  async write(tx: Statements): Promise<void> {
    await writeRows(tx, this.table, [...this.#changed.values()]);
  }

  #nameOf(key: Pick<Row, Key>): string {
    const values = key as Record<string, unknown>;
    return JSON.stringify(Object.keys(this.table.key).map((column) => values[column]));
  }
}
