import type { HistoryEvent } from "./history-event";
import { UNDO_MS } from "./replay-card";

/** What puts a card into a column. */
const PLACING = new Set(["card.created", "card.moved", "card.restored"]);

/** A card's events, in the order in which they were written, without the pairs of a move and its undoing that clocks and charts do not count. */
export function withoutUndone(events: readonly HistoryEvent[]): HistoryEvent[] {
  const kept: HistoryEvent[] = [];
  for (const event of events) {
    const at = undoneBy(event, kept);
    if (at === null) kept.push(event);
    else kept.splice(at, 1);
  }
  return kept;
}

/** Where in `kept` the move stands that `event` takes back in time; null when it takes back none. */
function undoneBy(event: HistoryEvent, kept: readonly HistoryEvent[]): number | null {
  if (event.kind !== "card.moved" || event.data.undoes === undefined) return null;
  const at = kept.findLastIndex(({ kind }) => PLACING.has(kind));
  const move = kept[at];
  const inTime = move?.kind === "card.moved" && move.version === event.data.undoes && event.at.getTime() - move.at.getTime() <= UNDO_MS;
  return inTime ? at : null;
}
