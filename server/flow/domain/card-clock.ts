import type { Outcome } from "@/server/board/domain/card";
import { isStarted, type Column } from "@/server/board/domain/column";
import { inOrder, type ClockEvent } from "./clock-event";
import { withoutUndonePairs } from "./undone-moves";

/** Half-open `[from, to)`. */
export type Interval = { readonly from: Date; readonly to: Date };
export type ColumnInterval = Interval & { readonly column: Column };

export type CardClock = {
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** How it ended, while it stands in Done. */
  readonly outcome: Outcome | null;
  /** How often it left Done. */
  readonly reopened: number;
  /** Reached Done without ever standing In Work. */
  readonly skippedInWork: boolean;
  /** Where it stood, without gaps, until it was deleted or until now. */
  readonly intervals: readonly ColumnInterval[];
  readonly blocked: readonly Interval[];
  /** When it was off the board, in the archive: a card that is not finished is no work then. */
  readonly archived: readonly Interval[];
  readonly archivedAt: Date | null;
  readonly deletedAt: Date | null;
};

type Entry = { readonly column: Column; readonly at: Date; readonly outcome: Outcome | null };

/**
 * The clock of one card, from its events in any order, as it reads at `now`; null before the card exists.
 *
 * created: the creation, else the first event. started: first entry into In Work or Done, never reset.
 * finished: last entry into Done while the card stands there. Source: the card's rows in HistoryEvent.
 */
export function cardClock(events: readonly ClockEvent[], now: Date): CardClock | null {
  const told = inOrder(events, now);
  const first = told[0];
  if (first === undefined) return null;
  const { deletedAt, archivedAt } = removal(told);
  const entries = columnEntries(told);
  const last = entries.at(-1);
  const done = last?.column === "DONE" ? last : null;
  return {
    createdAt: (told.find((event) => event.kind === "card.created") ?? first).at,
    startedAt: entries.find(({ column }) => isStarted(column))?.at ?? null,
    finishedAt: done?.at ?? null,
    outcome: done === null ? null : (done.outcome ?? "DONE"),
    reopened: entries.filter(({ column }, index) => column === "DONE" && index < entries.length - 1).length,
    skippedInWork: done !== null && entries.every(({ column }) => column !== "IN_WORK"),
    intervals: intervalsOf(entries, deletedAt ?? now),
    blocked: between(told, "card.blocked", "card.unblocked", deletedAt ?? now),
    archived: between(told, "card.archived", "card.restored", deletedAt ?? now),
    archivedAt,
    deletedAt,
  };
}

/** Every change of column. Entering the column it stands in is no entry, but may correct the outcome. */
function columnEntries(told: readonly ClockEvent[]): Entry[] {
  const entries: Entry[] = [];
  for (const { kind, column, at, outcome } of withoutUndonePairs(placings(told))) {
    const last = entries.at(-1);
    if (column === null || (kind === "card.created" && last !== undefined)) continue;
    if (last !== undefined && last.column === column) entries[entries.length - 1] = { ...last, outcome: outcome ?? last.outcome };
    else entries.push({ column, at, outcome });
  }
  return entries;
}

/** The events that place the card; what is said to happen to it while it is deleted places nothing. */
function placings(told: readonly ClockEvent[]): ClockEvent[] {
  let deleted = false;
  return told.filter((event) => {
    if (event.kind === "card.deleted") deleted = true;
    if (event.kind === "card.restored") deleted = false;
    return event.column !== null && !deleted;
  });
}

function intervalsOf(entries: readonly Entry[], end: Date): ColumnInterval[] {
  return entries.map(({ column, at }, index) => ({ column, from: at, to: entries[index + 1]?.at ?? end }));
}

/** From each opening event to the next closing one; a second opening while it is open changes nothing of the time. */
function between(told: readonly ClockEvent[], opens: string, closes: string, end: Date): Interval[] {
  const intervals: Interval[] = [];
  let since: Date | null = null;
  for (const { kind, at } of told) {
    if (kind === opens) since ??= at;
    if (kind === closes && since !== null) {
      intervals.push({ from: since, to: at });
      since = null;
    }
  }
  if (since !== null && since.getTime() < end.getTime()) intervals.push({ from: since, to: end });
  return intervals;
}

function removal(told: readonly ClockEvent[]): Pick<CardClock, "archivedAt" | "deletedAt"> {
  let archivedAt: Date | null = null;
  let deletedAt: Date | null = null;
  for (const { kind, at } of told) {
    if (kind === "card.archived") archivedAt ??= at;
    if (kind === "card.deleted") deletedAt ??= at;
    if (kind === "card.restored") archivedAt = deletedAt = null;
  }
  return { archivedAt, deletedAt };
}
