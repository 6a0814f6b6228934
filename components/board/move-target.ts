import { loadOf } from "@/server/board/domain/board-view";
import type { BoardCard } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import type { MoveTarget } from "@/server/board/domain/plan-move";
import { may } from "@/server/people/domain/policy";
import { allCards, type AgedCard, type BoardData } from "./board-data";

/** A place in a column: after that card, at the top (null), or at the column's usual end (undefined). */
export type Anchor = string | null | undefined;

/** What the rules of a move need to know of the column, read from the board on screen as the server reads it from the database. */
export function moveTarget(board: BoardData, card: AgedCard, to: Column, after: Anchor): MoveTarget {
  const others = allCards(board).filter((each) => each.key !== card.key);
  const inColumn = others.filter((each) => each.column === to);
  return {
    load: loadOf(board, to, others),
    place: placeOf(board, inColumn, to, after),
    oldest: oldestOf(inColumn)?.key ?? null,
    busiest: to === "IN_WORK" ? busiestOf(board, card, inColumn) : null,
  };
}

/** The card that has been in the column for longest; the expedited one stands outside the limit and frees no place. */
export function oldestOf<C extends Pick<BoardCard, "expedite" | "enteredAt" | "number">>(inColumn: readonly C[]): C | undefined {
  const counted = inColumn.filter((card) => !card.expedite);
  return counted.toSorted((a, b) => a.enteredAt.localeCompare(b.enteredAt) || a.number - b.number)[0];
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
