import { cardKey } from "@/server/board/domain/card-key";
import type { HistoryEvent } from "@/server/board/domain/history-event";
import type { Reader } from "@/server/platform/db/client";
import { type ToldLine, toldLines } from "./domain/told-lines";

const BATCH = 500;
const PIECE = 1_000;

/** The history of all cards of a board, deleted ones too, in the order in which it happened: one event a line. */
export async function* exportHistory(db: Reader, boardId: string): AsyncGenerator<string> {
  const board = await db.board.findUniqueOrThrow({ where: { id: boardId }, select: { key: true, version: true } });
  const cards = await db.card.findMany({
    where: { boardId },
    orderBy: { number: "asc" },
    select: { id: true, number: true, externalId: true, title: true, kind: true, rank: true, archivedAt: true, deletedAt: true },
  });
  const lines: ToldLine[] = [];
  for (let start = 0; start < cards.length; start += BATCH) {
    const some = cards.slice(start, start + BATCH);
    const events = await loadEvents(db, some.map(({ id }) => id), board.version);
    for (const { id, externalId, archivedAt, deletedAt, ...card } of some) {
      const told = { ...card, name: externalId ?? cardKey(board.key, card.number), isLive: archivedAt === null && deletedAt === null };
      for (const line of toldLines(told, events.get(id) ?? [])) lines.push(line);
    }
  }
  lines.sort((a, b) => a.at - b.at || a.version - b.version || a.ordinal - b.ordinal);
  for (let start = 0; start < lines.length; start += PIECE) yield lines.slice(start, start + PIECE).map(({ text }) => `${text}\n`).join("");
}

/** Events up to `version`, so that what happens during a long export does not tear it. */
async function loadEvents(db: Reader, ids: string[], version: number): Promise<Map<string, HistoryEvent[]>> {
  const rows = await db.historyEvent.findMany({ where: { cardId: { in: ids }, version: { lte: version } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
  const byCard = new Map<string, HistoryEvent[]>(ids.map((id) => [id, []]));
  for (const row of rows as unknown as HistoryEvent[]) byCard.get(row.cardId ?? "")?.push(row);
  return byCard;
}
