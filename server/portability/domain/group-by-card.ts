import type { HistoryEvent } from "@/server/board/domain/history-event";

/** Each card's events by the card's id, in the order given; those of no card are under the empty id. */
export function groupByCard(events: readonly HistoryEvent[]): Map<string, HistoryEvent[]> {
  const groups = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const id = event.cardId ?? "";
    const group = groups.get(id);
    if (group) group.push(event);
    else groups.set(id, [event]);
  }
  return groups;
}
