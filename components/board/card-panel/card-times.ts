import { OUTCOMES, type Outcome } from "@/server/board/domain/card";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { cardClock, type CardClock, type ColumnInterval, type Interval } from "@/server/flow/domain/card-clock";
import type { ClockEvent } from "@/server/flow/domain/clock-event";
import type { Ruler } from "@/server/flow/domain/ruler";
import type { Instant } from "@/server/platform/domain/instant";
import type { HistoryLine } from "./card-data";

/** The clock of a card from its history; null only for a history that is empty. What happened after `now` by a slow clock here still counts. */
export function clockOf(history: readonly HistoryLine[], now: Date): CardClock | null {
  const events = history.map(clockEvent);
  const latest = Math.max(now.getTime(), ...events.map(({ at }) => at));
  return cardClock(events, latest);
}

function clockEvent(line: HistoryLine): ClockEvent {
  const place = line.kind === "card.moved" ? line.to : line.column;
  return {
    version: line.version,
    ordinal: line.seq,
    kind: line.kind,
    at: Date.parse(line.at),
    column: line.kind === "card.ranked" ? null : (COLUMNS.find((column) => column === place) ?? null),
    outcome: OUTCOMES.find((outcome: Outcome) => outcome === line.outcome) ?? null,
    undoes: typeof line.undoes === "number" ? line.undoes : null,
  };
}

/** A card's way through the columns, from its creation to its end or to now. */
export type Throughline = {
  from: Instant;
  to: Instant;
  isOver: boolean;
  stays: ColumnInterval[];
  /** Blocked while In Work; elsewhere it waits anyway. */
  blocked: Interval[];
  /** Seconds outside Done by the board's ruler, and those of them in which nobody could work on it. */
  seconds: number;
  waitingSeconds: number;
  /** Active time over active and waiting time, from started to the end, 0..1; null before it was started (The Kanban Guide). */
  efficiency: number | null;
};

export function throughlineOf(clock: CardClock, ruler: Ruler): Throughline {
  const end = endOf(clock);
  const stays = clipped(clock.intervals, end).filter(({ column, to }) => column !== "DONE" || to < end);
  const inWork = stays.filter(({ column }) => column === "IN_WORK");
  const blocked = inWork.flatMap((stay) => overlaps(clock.blocked, stay));
  const sum = (intervals: readonly Interval[]) => intervals.reduce((total, interval) => total + secondsOf(interval, ruler), 0);
  const seconds = sum(stays.filter(({ column }) => column !== "DONE"));
  const active = sum(inWork) - sum(blocked);
  const since = clock.startedAt;
  const sinceStart = since === null ? 0 : sum(clipped(stays, end).flatMap((stay) => (stay.column === "DONE" ? [] : overlaps([{ from: since, to: end }], stay))));
  return {
    from: clock.createdAt,
    to: end,
    isOver: clock.finishedAt !== null || clock.archivedAt !== null || clock.deletedAt !== null,
    stays,
    blocked,
    seconds,
    waitingSeconds: seconds - active,
    efficiency: sinceStart > 0 ? active / sinceStart : null,
  };
}

function endOf({ finishedAt, archivedAt, deletedAt, intervals, createdAt }: CardClock): Instant {
  return finishedAt ?? archivedAt ?? deletedAt ?? intervals.at(-1)?.to ?? createdAt;
}

function clipped<I extends Interval>(intervals: readonly I[], end: Instant): I[] {
  return intervals.filter(({ from }) => from < end).map((interval) => (interval.to > end ? { ...interval, to: end } : interval));
}

function overlaps(intervals: readonly Interval[], within: Interval): Interval[] {
  return intervals
    .map(({ from, to }) => ({ from: from > within.from ? from : within.from, to: to < within.to ? to : within.to }))
    .filter(({ from, to }) => from < to);
}

/** How long a stay or a block was, by the board's ruler. */
export function secondsOf({ from, to }: Interval, ruler: Ruler): number {
  return ruler.seconds(from, to);
}

export function isWaiting(column: Column): boolean {
  return column === "BACKLOG" || column === "PLANNED";
}
