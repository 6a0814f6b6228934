import type { Role } from "@/server/people/domain/actor";
import type { BoardCard } from "./card";
import { COLUMNS, type Column } from "./column";
import type { BoardCalendar } from "./working-calendar";
import { type BoardLimits, columnLoad, overBy } from "./wip-limit";

export type BoardMember = { id: string; email: string | null; name: string; roles: Role[]; counted: boolean; away: { from: string; to: string }[]; isAway: boolean; hasJoined: boolean };

/** A sprint that is planned or, since `startedAt`, running. Instants are ISO-8601 in UTC. */
export type BoardSprint = { number: number; name: string; goal: string; startsAt: string; endsAt: string; startedAt: string | null };
export type BoardEpic = { id: string; name: string };

/** The Scrum event that is being held: how its clock stands, and of a daily whose turn it is (user ids). Instants are ISO-8601 in UTC. */
export type BoardEvent = {
  kind: "PLANNING" | "DAILY" | "REVIEW" | "RETROSPECTIVE";
  sprint: number;
  startedAt: string;
  endsAt: string;
  pausedAt: string | null;
  speaker: string | null;
  spoken: string[];
  skipped: string[];
};

/** All of a board but its cards. */
export type BoardHead = BoardCalendar & {
  key: string;
  name: string;
  workspace: string;
  timeZone: string;
  locale: string;
  version: number;
  /** The day it is on the board, `YYYY-MM-DD`; who is away, and so the headcount, follow from it. */
  day: string;
  headcount: number;
  limits: BoardLimits;
  members: BoardMember[];
  /** Those that are not closed, by number; at most one is running. */
  sprints: BoardSprint[];
  /** Those that are not closed, by name. */
  epics: BoardEpic[];
  /** The estimates that planning poker offers, from the smallest. */
  pointScale: string[];
  /** Keys of the cards on which planning poker runs. */
  estimating: string[];
  /** Null while none is. */
  event: BoardEvent | null;
  you: { id: string; roles: Role[] };
};

export type ColumnView<C = BoardCard> = { name: Column; limit: number | null; count: number; over: number; perPerson: number | null; cards: C[] };

/** What changed by one write, for screens that already show the board. */
export type BoardPatch = { version: number; cards: BoardCard[]; removed: string[]; head: BoardHead | null };

/** A column but for its cards, when `count` of them count against its limit: every one that stands in it but the expedited. */
export function columnView(head: Pick<BoardHead, "limits" | "headcount">, name: Column, count: number): Omit<ColumnView, "cards"> {
  const load = columnLoad(head.limits, name, count, head.headcount);
  return { name, limit: load.limit, count, over: overBy(load), perPerson: load.perPerson };
}

/** The four columns with their cards, in the order of `cards` (by rank). */
export function columnViews<C extends Pick<BoardCard, "column" | "expedite">>(head: Pick<BoardHead, "limits" | "headcount">, cards: readonly C[]): ColumnView<C>[] {
  return COLUMNS.map((name) => {
    const standing = cards.filter((card) => card.column === name);
    return { ...columnView(head, name, countedIn(standing)), cards: standing };
  });
}

/** How many of a column's cards count against its limit. */
export function countedIn(cards: readonly Pick<BoardCard, "expedite">[]): number {
  return cards.reduce((count, card) => (card.expedite ? count : count + 1), 0);
}
