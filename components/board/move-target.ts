import type { BoardCard } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { MoveTarget } from "@/server/board/domain/plan-move";
import { columnLoad } from "@/server/board/domain/wip-limit";
import { may } from "@/server/people/domain/policy";
import type { AgedCard, BoardData } from "./board-data";

/** A place in a column: after that card, at the top (null), or at the column's usual end (undefined). */
export type Anchor = string | null | undefined;

/** What the rules of a move need to know of the column, read from the board on screen as the server reads it from the database. */
export function moveTarget(board: BoardData, card: AgedCard, to: Column, after: Anchor): MoveTarget {
  const column = board.columns.find(({ name }) => name === to);
  const others = column?.cards.filter((each) => each.key !== card.key) ?? [];
  const count = (column?.count ?? 0) - (card.column === to && !card.expedite ? 1 : 0);
  return {
    load: columnLoad(board.limits, to, count, board.headcount),
    place: placeOf(board, others, to, after),
    oldest: oldestOf(others)?.key ?? null,
    busiest: to === "IN_WORK" ? busiestOf(board, card, others) : null,
  };
}

/** The card that has been in the column for longest; the expedited one stands outside the limit and frees no place. */
export function oldestOf<C extends Pick<BoardCard, "expedite" | "enteredAt" | "number">>(inColumn: readonly C[]): C | undefined {
  let oldest: C | undefined;
  for (const card of inColumn) if (!card.expedite && (!oldest || isBefore(card, oldest))) oldest = card;
  return oldest;
}

/** Instants are ISO-8601 in UTC: they compare as text. */
function isBefore(a: Pick<BoardCard, "enteredAt" | "number">, b: Pick<BoardCard, "enteredAt" | "number">): boolean {
  return a.enteredAt === b.enteredAt ? a.number < b.number : a.enteredAt < b.enteredAt;
}

/** Only the Product Owner ranks the Backlog: what others put there goes to its bottom. */
export function effectiveAnchor(board: Pick<BoardData, "you">, to: Column, after: Anchor): Anchor {
  return to === "BACKLOG" && !may("backlog.rank", board.you.roles) ? undefined : after;
}

function placeOf(board: BoardData, inColumn: readonly AgedCard[], to: Column, asked: Anchor): MoveTarget["place"] {
  const after = effectiveAnchor(board, to, asked);
  const first = inColumn[0]?.rank ?? null;
  if (after === null || (after === undefined && to === "DONE")) return { before: null, after: first };
  if (after === undefined) return { before: inColumn.at(-1)?.rank ?? null, after: null };
  const at = inColumn.findIndex((card) => card.key === after);
  if (at === -1) return { before: inColumn.at(-1)?.rank ?? null, after: null };
  return { before: inColumn[at]?.rank ?? null, after: inColumn[at + 1]?.rank ?? null };
}

function busiestOf(board: BoardData, card: AgedCard, inWork: readonly AgedCard[]): MoveTarget["busiest"] {
  const people = card.assignees.map((id) => ({
    name: board.members.find((member) => member.id === id)?.name ?? "",
    inWork: inWork.filter((each) => !each.expedite && each.assignees.includes(id)).length,
  }));
  return people.toSorted((a, b) => b.inWork - a.inWork || a.name.localeCompare(b.name))[0] ?? null;
}
