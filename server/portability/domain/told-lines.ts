import type { HistoryEvent } from "@/server/board/domain/history-event";
import { withoutUndone } from "@/server/board/domain/without-undone";
import type { CardKind } from "@/server/board/domain/card";

/** What a card is now that its history file tells at its creation, for there is no line for editing. */
export type ToldCard = { name: string; number: number; title: string; kind: CardKind; rank: string; isLive: boolean };

/** One line of an exported history and what orders it among the others. */
export type ToldLine = { at: number; version: number; ordinal: number; text: string };

type Fields = Record<string, unknown>;
type Draft = { event: HistoryEvent; fields: Fields };

/**
 * A card's events, in the order in which they were written, as lines of a history file that lead to the same card and the
 * same clocks: a move taken back within a minute is left out with its undoing, and what only the board's own past knows
 * (limits, overrides, ranks on the way) is not told.
 */
export function toldLines(card: ToldCard, events: readonly HistoryEvent[]): ToldLine[] {
  const drafts: Draft[] = [];
  for (const event of withoutUndone(events)) {
    const fields = fieldsOf(card, event);
    if (fields !== null) drafts.push({ event, fields });
    else correctOutcome(drafts, event);
  }
  const last = drafts.findLast(({ event }) => PLACING.has(event.kind));
  if (last && card.isLive) last.fields.rank = card.rank;
  return drafts.map(({ event: { at, version, ordinal }, fields }) => ({
    at: at.getTime(),
    version,
    ordinal,
    text: JSON.stringify({ card: card.name, at: at.toISOString(), ...fields }),
  }));
}

const PLACING = new Set(["card.created", "card.moved", "card.restored"]);

function fieldsOf(card: ToldCard, event: HistoryEvent): Fields | null {
  switch (event.kind) {
    case "card.created": {
      const { column, outcome, points } = event.data;
      return { type: "created", to: column, ...outcomeOf(column, outcome), title: card.title, kind: card.kind, ...(points === null || points === undefined ? {} : { points }), number: card.number };
    }
    case "card.moved":
      return event.data.from === event.data.to ? null : { type: "moved", to: event.data.to, ...outcomeOf(event.data.to, event.data.outcome) };
    case "card.blocked":
      return { type: "blocked", reason: event.data.reason };
    case "card.unblocked":
      return { type: "unblocked" };
    case "card.estimated":
      return { type: "estimated", points: event.data.points };
    case "card.archived":
      return { type: "archived" };
    case "card.restored":
      return { type: "restored" };
    case "card.deleted":
      return { type: "deleted" };
    default:
      return null;
  }
}

function outcomeOf(column: string, outcome: string | undefined): Fields {
  return column === "DONE" ? { outcome: outcome ?? "DONE" } : {};
}

/** A move from Done to Done says how the card ended, not when: that belongs to the line that brought it there. */
function correctOutcome(drafts: readonly Draft[], event: HistoryEvent): void {
  if (event.kind !== "card.moved" || event.data.to !== "DONE") return;
  const entry = drafts.findLast(({ event: { kind } }) => kind === "card.created" || kind === "card.moved");
  if (entry) entry.fields.outcome = event.data.outcome ?? "DONE";
}
