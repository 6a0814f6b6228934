import type { Role } from "@/server/people/domain/actor";
import type { BoardCard } from "./card";
import { COLUMNS, type Column } from "./column";
import { type BoardLimits, columnLoad, type ColumnLoad, overBy } from "./wip-limit";

export type BoardMember = { id: string; email: string | null; name: string; roles: Role[]; counted: boolean; away: { from: string; to: string }[]; isAway: boolean; hasJoined: boolean };

/** All of a board but its cards. */
export type BoardHead = {
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
  you: { id: string; roles: Role[] };
};

export type ColumnView<C = BoardCard> = { name: Column; limit: number | null; count: number; over: number; perPerson: number | null; cards: C[] };

/** What changed by one write, for screens that already show the board. */
export type BoardPatch = { version: number; cards: BoardCard[]; removed: string[]; head: BoardHead | null };

/** A column's load among `cards`: every one that stands in it counts, but for the expedited one. */
export function loadOf(head: Pick<BoardHead, "limits" | "headcount">, column: Column, cards: Iterable<Pick<BoardCard, "column" | "expedite">>): ColumnLoad {
  let count = 0;
  for (const card of cards) if (card.column === column && !card.expedite) count++;
  return columnLoad(head.limits, column, count, head.headcount);
}

/** The four columns with their cards, in the order of `cards` (by rank). */
export function columnViews<C extends Pick<BoardCard, "column" | "expedite">>(head: Pick<BoardHead, "limits" | "headcount">, cards: readonly C[]): ColumnView<C>[] {
  return COLUMNS.map((name) => {
    const load = loadOf(head, name, cards);
    return { name, limit: load.limit, count: load.count, over: overBy(load), perPerson: load.perPerson, cards: cards.filter((card) => card.column === name) };
  });
}
