import { stringify } from "csv-stringify/sync";
import type { Reader } from "@/server/platform/db/client";
import { type ExportedCard, loadExportedCards } from "./load-exported-cards";

const COLUMNS = [
  "key", "externalId", "title", "kind", "column", "outcome", "points", "labels", "assignees", "dueOn", "expedite", "blocked", "blockedReason",
  "createdAt", "enteredAt", "startedAt", "finishedAt", "archivedAt", "description",
] as const satisfies readonly (keyof ExportedCard)[];

/** The cards of a board, a row each. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export async function* exportCsv(db: Reader, boardId: string): AsyncGenerator<string> {
  const board = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { id: true, key: true } });
  yield csv([[...COLUMNS]]);
  for await (const cards of loadExportedCards(db, board)) yield csv(cards.map((card) => COLUMNS.map((column) => cell(card[column]))));
}

function csv(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: "\r\n" });
}

function cell(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return value === null || value === undefined ? "" : String(value);
}
