import type { Actor } from "@/server/people/domain/actor";
import { bareSql, type Db } from "@/server/platform/db/client";
import type { BoardPatch } from "../domain/board-view";
import { cardKey } from "../domain/card-key";
import { getBoardHead } from "./get-board";
import { listCardsById } from "./list-board-cards";

/** Beyond this many changed cards a screen does better to read the board anew. */
const PATCH_MAX = 500;

/** What is the same for every reader; `isHeadChanged` when more than cards did. */
export type BoardChanges = Omit<BoardPatch, "head"> & { isHeadChanged: boolean };

/** What changed on a board after version `since`; null when too much did. Nothing, under the same version, when nothing has. */
export async function loadChanges(db: Db, board: { id: string; key: string }, since: number): Promise<BoardChanges | null> {
  const events = await bareSql(db).$queryRaw<{ version: number; cardId: string | null }[]>`
    SELECT "version", "cardId" FROM "HistoryEvent" WHERE "boardId" = ${board.id}::uuid AND "version" > ${since}::int ORDER BY "version" LIMIT ${PATCH_MAX + 1}::int`;
  if (events.length > PATCH_MAX) return null;
  const ids = [...new Set(events.flatMap(({ cardId }) => cardId ?? []))];
  const cards = await listCardsById(db, board.id, ids);
  // Those that are not among them were deleted.
  const gone = ids.length === cards.length ? [] : await db.card.findMany({ where: { boardId: board.id, id: { in: ids }, deletedAt: { not: null } }, select: { number: true } });
  return {
    version: events.at(-1)?.version ?? since,
    cards: cards.filter((card) => !card.archived).map(({ archived: _, ...card }) => card),
    removed: [...cards.filter((card) => card.archived).map(({ key }) => key), ...gone.map(({ number }) => cardKey(board.key, number))],
    isHeadChanged: events.some(({ cardId }) => cardId === null),
  };
}

/** The same for one reader, whose head it is. */
export async function patchFor(db: Db, actor: Actor, { isHeadChanged, ...changes }: BoardChanges): Promise<BoardPatch> {
  return { ...changes, head: isHeadChanged ? await getBoardHead(db, actor) : null };
}
