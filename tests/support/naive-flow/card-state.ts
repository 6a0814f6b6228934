import type { StandingCard, TimedEvent } from "./standing-cards";
import type { NaiveColumn, NaiveOutcome } from "./told-history";

export const COLUMNS: readonly NaiveColumn[] = ["BACKLOG", "PLANNED", "IN_WORK", "DONE"];

export type Entry = { column: NaiveColumn; time: number };
export type CardState = {
  column: NaiveColumn | null;
  /** Of a card in Done, else null. */
  outcome: NaiveOutcome | null;
  blocked: boolean;
  archived: boolean;
  deleted: boolean;
  /** Every entry into a column so far, in order. */
  entries: Entry[];
};

/**
 * How a card stood after everything strictly before an instant (in milliseconds), told from its beginning each time.
 *
 * Rules: a move to where the card stands is no entry, and may correct the outcome; an entry into Done without an outcome is done;
 * after a deletion nothing places the card until it is restored.
 */
export function stateBefore(card: StandingCard, before: number): CardState {
  const state: CardState = { column: null, outcome: null, blocked: false, archived: false, deleted: false, entries: [] };
  for (const event of card.events) {
    if (event.time < before) tell(state, event);
  }
  return state;
}

/** Whether a card counts as standing on the board: not deleted, and not archived, unless it is finished. */
export function isOnBoard(state: CardState): boolean {
  return state.column !== null && !state.deleted && !(state.archived && state.column !== "DONE");
}

/** How far right a column lies, 0 for Backlog. */
export function placeOf(column: NaiveColumn): number {
  return COLUMNS.indexOf(column);
}

function tell(state: CardState, event: TimedEvent): void {
  if (event.type === "created" || event.type === "moved") place(state, event);
  if (event.type === "blocked") state.blocked = true;
  if (event.type === "unblocked") state.blocked = false;
  if (event.type === "archived") state.archived = true;
  if (event.type === "deleted") state.deleted = true;
  if (event.type === "restored") state.archived = state.deleted = false;
}

function place(state: CardState, event: TimedEvent): void {
  if (state.deleted || event.to === undefined) return;
  if (event.to === state.column) {
    if (event.to === "DONE") state.outcome = event.outcome ?? state.outcome;
    return;
  }
  state.column = event.to;
  state.outcome = event.to === "DONE" ? (event.outcome ?? "DONE") : null;
  state.entries.push({ column: event.to, time: event.time });
}
