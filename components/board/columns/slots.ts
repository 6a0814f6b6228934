import type { BoardHead, BoardMember } from "@/server/board/domain/board-view";
import type { Column } from "@/server/board/domain/column";
import { limitOf, policyOf } from "@/server/board/domain/wip-limit";

/** Beyond this many empty places a column says the rest in words. */
const EMPTY_MAX = 12;

export type Slots = {
  /** Places to pull a card into. */
  empty: number;
  /** Empty places that are not drawn. */
  more: number;
  /** Who is away, and the places that rest because of it. */
  resting: { people: BoardMember[]; count: number } | null;
};

/** The places of a limited column that no card fills; null where there is no limit. */
export function slotsOf(head: Pick<BoardHead, "limits" | "headcount" | "members">, column: Column, count: number, limit: number | null): Slots | null {
  if (limit === null) return null;
  const free = Math.max(0, limit - count);
  const empty = Math.min(free, EMPTY_MAX);
  return { empty, more: free - empty, resting: restingOf(head, column, limit) };
}

function restingOf({ limits, headcount, members }: Pick<BoardHead, "limits" | "headcount" | "members">, column: Column, limit: number): Slots["resting"] {
  const people = members.filter((member) => member.counted && member.isAway);
  const full = limitOf(policyOf(limits, column), headcount + people.length) ?? limit;
  return people.length > 0 && full > limit ? { people, count: full - limit } : null;
}
