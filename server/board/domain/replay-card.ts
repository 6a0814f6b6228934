import type { CardKind, Outcome } from "./card";
import { type Column, isStarted } from "./column";
import type { HistoryEvent } from "./history-event";

/** A move that is taken back within this time never happened, as far as clocks and charts are concerned. */
export const UNDO_MS = 60_000;

/** All of a card that its history decides. */
export type ReplayedCard = {
  number: number;
  externalId: string | null;
  title: string;
  kind: CardKind;
  points: number | null;
  column: Column;
  rank: string;
  outcome: Outcome | null;
  expedite: boolean;
  /** The number of its sprint. */
  sprint: number | null;
  /** The id of its epic. */
  epic: string | null;
  blockedAt: Date | null;
  blockedReason: string | null;
  createdAt: Date;
  enteredAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  archivedAt: Date | null;
  deletedAt: Date | null;
};

type Replay = { card: ReplayedCard; undo: { version: number; at: Date; card: ReplayedCard } | null };

/** The card that these events, in the order in which they were written, lead to. Throws when they do not begin with its creation. */
export function replayCard(events: readonly HistoryEvent[]): ReplayedCard {
  const [first, ...rest] = events;
  if (first?.kind !== "card.created") throw new Error("a card's history begins with its creation");
  let replay: Replay = { card: created(first), undo: null };
  for (const event of rest) replay = apply(replay, event);
  return replay.card;
}

function created({ at, data }: HistoryEvent & { kind: "card.created" }): ReplayedCard {
  const { number, title, kind, column, rank } = data;
  return {
    number, title, kind, column, rank,
    externalId: data.externalId ?? null,
    points: data.points ?? null,
    outcome: data.outcome ?? (column === "DONE" ? "DONE" : null),
    expedite: data.expedite ?? false,
    sprint: null, epic: null,
    blockedAt: null, blockedReason: null,
    createdAt: at, enteredAt: at,
    startedAt: isStarted(column) ? at : null,
    finishedAt: column === "DONE" ? at : null,
    archivedAt: null, deletedAt: null,
  };
}

function apply(replay: Replay, event: HistoryEvent): Replay {
  const { card } = replay;
  if (event.kind === "card.moved") return applyMove(replay, event);
  if (event.kind === "card.ranked") return { card: { ...card, rank: event.data.rank }, undo: { version: event.version, at: event.at, card } };
  return { ...replay, card: { ...card, ...changes(card, event) } };
}

function applyMove({ card, undo }: Replay, { data, at, version }: HistoryEvent & { kind: "card.moved" }): Replay {
  const takesBack = data.undoes !== undefined && undo?.version === data.undoes && at.getTime() - undo.at.getTime() <= UNDO_MS;
  if (takesBack) return { card: { ...card, ...clocks(undo.card), column: data.to, rank: data.rank }, undo: null };
  const moved: ReplayedCard = {
    ...card,
    column: data.to,
    rank: data.rank,
    outcome: data.to === "DONE" ? (data.outcome ?? "DONE") : null,
    expedite: card.expedite && data.to !== "DONE",
    ...(data.from === data.to ? {} : { enteredAt: at, startedAt: card.startedAt ?? (isStarted(data.to) ? at : null), finishedAt: data.to === "DONE" ? at : null }),
  };
  return { card: moved, undo: { version, at, card } };
}

function changes(card: ReplayedCard, event: HistoryEvent): Partial<ReplayedCard> {
  switch (event.kind) {
    case "card.blocked":
      return { blockedAt: card.blockedAt ?? event.at, blockedReason: event.data.reason };
    case "card.unblocked":
      return { blockedAt: null, blockedReason: null };
    case "card.estimated":
      return { points: event.data.points };
    case "card.scheduled":
      return { sprint: event.data.to };
    case "card.grouped":
      return { epic: event.data.epic?.id ?? null };
    case "card.expedited":
      return { expedite: event.data.expedite };
    case "card.edited":
      return { ...(event.data.title ? { title: event.data.title } : {}), ...(event.data.kind ? { kind: event.data.kind } : {}) };
    case "card.archived":
      return { archivedAt: event.at, expedite: false };
    case "card.restored":
      return { archivedAt: null, rank: event.data.rank };
    case "card.deleted":
      return { deletedAt: event.at, expedite: false };
    default:
      return {};
  }
}

function clocks({ enteredAt, startedAt, finishedAt, outcome }: ReplayedCard): Partial<ReplayedCard> {
  return { enteredAt, startedAt, finishedAt, outcome };
}
