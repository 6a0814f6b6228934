import { LIMITED_COLUMNS, type LimitedColumn } from "@/server/board/domain/column";
import { type BoardLimits, limitOf, type LimitPolicy, policyOf } from "@/server/board/domain/wip-limit";
import { headcount, type Head } from "@/server/people/domain/headcount";
import type { BoardSettings } from "./settings-data";

/** What becomes of a column: its limit now and then, and what that means for the cards that are there. */
export type LimitEffect = {
  column: LimitedColumn;
  policy: LimitPolicy;
  headcount: number;
  from: number | null;
  to: number | null;
  count: number;
  /** Cards too many, and places left, under the limit to come; neither without a limit. */
  over: number;
  room: number | null;
};

type Board = Pick<BoardSettings, "limits" | "headcount" | "columns">;

/** The effect of other policies, other heads, or both; nothing is written anywhere. */
export function limitEffects(board: Board, limits: BoardLimits, heads: number): LimitEffect[] {
  return LIMITED_COLUMNS.map((column) => {
    const count = board.columns.find(({ name }) => name === column)?.count ?? 0;
    const policy = policyOf(limits, column);
    const from = limitOf(policyOf(board.limits, column), board.headcount);
    const to = limitOf(policy, heads);
    return { column, policy, headcount: heads, from, to, count, over: to === null ? 0 : Math.max(0, count - to), room: to === null ? null : Math.max(0, to - count) };
  });
}

/** Heads today, were this member as `after` says; with an id that is nobody's, were they added; null takes them away. */
export function headcountWith(board: Pick<BoardSettings, "members" | "day">, id: string, after: Head | null): number {
  const others: Head[] = board.members.filter((member) => member.id !== id);
  return headcount(after === null ? others : [...others, after], board.day);
}
