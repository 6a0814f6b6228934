import { ageSeconds } from "@/server/board/domain/age";
import { type BoardHead, type BoardPatch, type ColumnView, columnViews } from "@/server/board/domain/board-view";
import type { BoardCard } from "@/server/board/domain/card";
import { byRank } from "@/server/board/domain/rank";

export type AgedCard = BoardCard & { ageSeconds: number | null };

/** A board with its cards, as the server answers it. */
export type BoardData = BoardHead & { columns: ColumnView<AgedCard>[] };

export function allCards(board: Pick<BoardData, "columns">): AgedCard[] {
  return board.columns.flatMap((column) => column.cards);
}

export function findCard(board: Pick<BoardData, "columns">, key: string): AgedCard | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((each) => each.key === key);
    if (card) return card;
  }
  return undefined;
}

/** The board with these cards instead of its own: in order of rank, every number counted anew. */
export function withCards(board: BoardData, cards: Iterable<AgedCard>): BoardData {
  return { ...board, columns: columnViews(board, [...cards].sort(byRank)) };
}

/** The board after a patch; the very same one when it already knows as much. `now` dates the ages of changed cards. */
export function applyPatch(board: BoardData, patch: BoardPatch, now: Date): BoardData {
  if (patch.version <= board.version) return board;
  const cards = new Map(allCards(board).map((card) => [card.key, card]));
  for (const key of patch.removed) cards.delete(key);
  for (const card of patch.cards) cards.set(card.key, { ...card, ageSeconds: ageSeconds(card, now) });
  return withCards({ ...board, ...patch.head, version: patch.version }, cards.values());
}

/**
 * The board after one's own write. What others wrote in between is unknown until the feed tells it, so only the very next
 * version is taken from the answer; otherwise the board stays as it is.
 */
export function applyAnswer(board: BoardData, answer: { card: BoardCard; version: number }, now: Date): BoardData {
  if (answer.version !== board.version + 1) return board;
  return applyPatch(board, { version: answer.version, cards: [answer.card], removed: [], head: null }, now);
}
