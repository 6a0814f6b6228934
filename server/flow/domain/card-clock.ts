import type { Outcome } from "@/server/board/domain/card";
import { isStarted, type Column } from "@/server/board/domain/column";
import type { Instant } from "@/server/platform/domain/instant";
import { inOrder, type ClockEvent } from "./clock-event";
import { undoingsOf, withoutUndonePairs } from "./undone-moves";

/** Half-open `[from, to)`. */
export type Interval = { readonly from: Instant; readonly to: Instant };
export type ColumnInterval = Interval & { readonly column: Column };

export type CardClock = {
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** How it ended, while it stands in Done. */
  readonly outcome: Outcome | null;
  /** How often it left Done. */
  readonly reopened: number;
  /** Reached Done without ever standing In Work. */
  readonly skippedInWork: boolean;
  /** Where it stood, without gaps, until it was deleted or until now. */
  readonly intervals: readonly ColumnInterval[];
  readonly blocked: readonly Interval[];
  /** Since when it is blocked; null while it is not. */
  readonly blockedAt: Instant | null;
  /** When it was off the board, in the archive: a card that is not finished is no work then. */
  readonly archived: readonly Interval[];
  readonly archivedAt: Instant | null;
  /** When it was deleted and came back: it stood nowhere then. */
  readonly deleted: readonly Interval[];
  readonly deletedAt: Instant | null;
  /** When moves were taken back that therefore were never made. */
  readonly undone: readonly Instant[];
};

/**
 * The clock of one card, from its events in any order, as it reads at `now`; null before the card exists.
 *
 * created: the creation, else the first event. started: first entry into In Work or Done, never reset.
 * finished: last entry into Done while the card stands there. Source: the card's rows in HistoryEvent.
 */
export function cardClock(events: readonly ClockEvent[], now: Instant): CardClock | null {
  const told = inOrder(events, now);
  const first = told[0];
  if (first === undefined) return null;
  const states = statesOf(told);
  const end = states.deletedAt ?? now;
  const { createdAt, archivedAt, deletedAt, blockedAt } = states;
  const made = states.undoes ? withoutUndonePairs(states.placings) : states.placings;
  const { startedAt, finishedAt, outcome, reopened, skippedInWork, intervals } = courseOf(made, end);
  // Each by its name: twenty thousand objects spread into others take longer than all that is reckoned for them.
  return {
    createdAt: createdAt ?? first.at,
    startedAt,
    finishedAt,
    outcome,
    reopened,
    skippedInWork,
    intervals,
    blocked: withOpen(states.blocked, blockedAt, end),
    blockedAt,
    archived: withOpen(states.archived, archivedAt, end),
    archivedAt,
    deleted: states.deleted ?? NEVER,
    deletedAt,
    undone: made === states.placings ? NO_INSTANTS : undoingsOf(states.placings, made),
  };
}

const NEVER: readonly Interval[] = [];
const NO_INSTANTS: readonly Instant[] = [];

type States = {
  createdAt: Instant | null;
  blockedAt: Instant | null;
  archivedAt: Instant | null;
  deletedAt: Instant | null;
  blocked: Interval[] | null;
  archived: Interval[] | null;
  deleted: Interval[] | null;
  /** The events that place the card; what is said to happen to it while it is deleted places nothing. */
  placings: ClockEvent[];
  /** Whether any of them takes back another. */
  undoes: boolean;
};

/** One reading of the events, since every chart asks for the clocks of all cards. What begins while it lasts already begins nothing anew. */
function statesOf(told: readonly ClockEvent[]): States {
  const states: States = { createdAt: null, blockedAt: null, archivedAt: null, deletedAt: null, blocked: null, archived: null, deleted: null, placings: [], undoes: false };
  for (const event of told) {
    const { kind, at } = event;
    if (kind === "card.blocked") states.blockedAt ??= at;
    else if (kind === "card.archived") states.archivedAt ??= at;
    else if (kind === "card.deleted") states.deletedAt ??= at;
    else if (kind === "card.created") states.createdAt ??= at;
    else if (kind === "card.unblocked" && states.blockedAt !== null) {
      (states.blocked ??= []).push({ from: states.blockedAt, to: at });
      states.blockedAt = null;
    } else if (kind === "card.restored") comeBack(states, at);
    if (event.column === null || states.deletedAt !== null) continue;
    states.placings.push(event);
    if (event.undoes !== null) states.undoes = true;
  }
  return states;
}

function comeBack(states: States, at: Instant): void {
  if (states.archivedAt !== null) (states.archived ??= []).push({ from: states.archivedAt, to: at });
  if (states.deletedAt !== null) (states.deleted ??= []).push({ from: states.deletedAt, to: at });
  states.archivedAt = states.deletedAt = null;
}

/** The closed intervals and the one that is still open, if it has any length yet. */
function withOpen(closed: Interval[] | null, since: Instant | null, end: Instant): readonly Interval[] {
  if (since === null || since >= end) return closed ?? NEVER;
  return [...(closed ?? NEVER), { from: since, to: end }];
}

type Course = Pick<CardClock, "startedAt" | "finishedAt" | "outcome" | "reopened" | "skippedInWork" | "intervals">;

/** Every change of column, and what follows from them. Entering the column it stands in is no entry, but may correct the outcome. */
function courseOf(placings: readonly ClockEvent[], end: Instant): Course {
  const intervals: { column: Column; from: Instant; to: Instant }[] = [];
  let last: (typeof intervals)[number] | undefined;
  let outcome: Outcome | null = null;
  let startedAt: Instant | null = null;
  let reopened = 0;
  let wasInWork = false;
  for (const event of placings) {
    const { column, at } = event;
    if (column === null || (last !== undefined && event.kind === "card.created")) continue;
    if (last !== undefined && last.column === column) {
      outcome = event.outcome ?? outcome;
      continue;
    }
    if (last !== undefined) {
      last.to = at;
      if (last.column === "DONE") reopened++;
    }
    if (startedAt === null && isStarted(column)) startedAt = at;
    if (column === "IN_WORK") wasInWork = true;
    outcome = event.outcome;
    last = { column, from: at, to: end };
    intervals.push(last);
  }
  const isDone = last?.column === "DONE";
  return {
    startedAt,
    finishedAt: last !== undefined && isDone ? last.from : null,
    outcome: isDone ? (outcome ?? "DONE") : null,
    reopened,
    skippedInWork: isDone && !wasInWork,
    intervals,
  };
}

/** Whether a card is on the board and not done: neither finished nor taken off it. */
export function isStanding({ finishedAt, deletedAt, archivedAt }: CardClock): boolean {
  return finishedAt === null && deletedAt === null && archivedAt === null;
}
