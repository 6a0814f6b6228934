import type { Reader } from "@/server/platform/db/client";
import type { HistoryEvent } from "../domain/history-event";

/** A card's events in the order in which they were written. */
export async function loadCardEvents(db: Reader, cardId: string): Promise<HistoryEvent[]> {
  const rows = await db.historyEvent.findMany({ where: { cardId }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
  return rows as unknown as HistoryEvent[];
}
