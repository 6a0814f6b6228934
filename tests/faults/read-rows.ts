import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { ToldEvent } from "./told-event";

type Row = Record<string, unknown>;
type Ask = <T extends Row>(sql: string, values?: unknown[]) => Promise<T[]>;
/** A card's row, instants in milliseconds since 1970. */
export type CardRow = {
  id: string; number: number; title: string; kind: string; points: number | null; column: string; rank: string; outcome: string | null; expedite: boolean;
  blockedAt: number | null; blockedReason: string | null; createdAt: number; enteredAt: number; startedAt: number | null; finishedAt: number | null;
  archivedAt: number | null; deletedAt: number | null;
};
export type BoardRows = { id: string; version: number; cards: CardRow[]; events: ToldEvent[] };
export type Place = { databaseUrl: string } | { dataDir: string };

/** Lets `work` ask the database itself, beside the product; an embedded one only while no process holds it. */
export async function askDatabase<T>(place: Place, work: (ask: Ask) => Promise<T>): Promise<T> {
  if ("databaseUrl" in place) {
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    return work(async (sql, values) => (await client.query(sql, values)).rows).finally(() => client.end());
  }
  const lite = await PGlite.create({ dataDir: join(place.dataDir, "pglite") });
  return work(async <T extends Row>(sql: string, values?: unknown[]) => (await lite.query<T>(sql, values)).rows).finally(() => lite.close());
}

/** All that lies in the database about one board. */
export async function readBoard(ask: Ask, key: string): Promise<BoardRows> {
  const [board] = await ask<{ id: string; version: number }>(`SELECT "id", "version" FROM "Board" WHERE "key" = $1`, [key]);
  if (!board) throw new Error(`board ${key} is not there`);
  const cards = await ask<Row>(`SELECT * FROM "Card" WHERE "boardId" = $1 ORDER BY "number"`, [board.id]);
  const events = await ask<ToldEvent>(`SELECT "version", "ordinal", "cardId", "kind", "at", "via", "data" FROM "HistoryEvent" WHERE "boardId" = $1 ORDER BY "version", "ordinal"`, [board.id]);
  return { ...board, cards: cards.map(plain), events };
}

function plain(row: Row): CardRow {
  const values = Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.getTime() : name === "points" && value !== null ? Number(value) : value]);
  return Object.fromEntries(values) as CardRow;
}
