import type { Actor } from "@/server/people/domain/actor";
import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { ageSeconds } from "../domain/age";
import { columnView, type BoardHead, type ColumnView } from "../domain/board-view";
import type { BoardCard } from "../domain/card";
import { COLUMNS } from "../domain/column";
import { getBoardHead } from "./get-board";
import { countCards, listTopCards } from "./list-top-cards";

/** Fills a column on a large screen; a board of any size is then as quick to open as a small one. */
const TOP = 16;

/** `rest`: how many cards of the column are not among `cards`. All other numbers count every card. */
export type TopColumn = ColumnView<BoardCard & { ageSeconds: number | null }> & { rest: number };

/** What a board's page shows first: all of the board, but of each column only the cards at its top. */
export async function getBoardTop(db: Reader, actor: Actor): Promise<BoardHead & { columns: TopColumn[] }> {
  const head = await getBoardHead(db, actor);
  const sizes = await countCards(db, actor.boardId);
  const top = (await listTopCards(db, actor.boardId, TOP)).map((card) => ({ ...card, ageSeconds: ageSeconds(card, now()) }));
  return {
    ...head,
    columns: COLUMNS.map((name) => {
      const { size, counted } = sizes.find(({ column }) => column === name) ?? { size: 0, counted: 0 };
      const cards = top.filter(({ column }) => column === name);
      return { ...columnView(head, name, counted), cards, rest: Math.max(0, size - cards.length) };
    }),
  };
}
