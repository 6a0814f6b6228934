import type { HistoryEvent } from "@/server/board/domain/history-event";
import { replayCard, type ReplayedCard } from "@/server/board/domain/replay-card";

/** The fields of a card that are not what its history leads to, each as a sentence. */
export function cardBreaches(card: ReplayedCard, events: readonly HistoryEvent[]): string[] {
  if (events[0]?.kind !== "card.created") return ["its history does not begin with its creation"];
  const told = replayCard(events);
  return FIELDS.filter((field) => !isSame(card[field], told[field])).map((field) => `${field} is ${show(card[field])}, its history says ${show(told[field])}`);
}

const FIELDS = [
  "number", "externalId", "title", "kind", "points", "column", "rank", "outcome", "expedite", "sprint", "epic", "blockedAt", "blockedReason",
  "createdAt", "enteredAt", "startedAt", "finishedAt", "archivedAt", "deletedAt",
] as const satisfies readonly (keyof ReplayedCard)[];

type Value = ReplayedCard[(typeof FIELDS)[number]];

function isSame(a: Value, b: Value): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

function show(value: Value): string {
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
