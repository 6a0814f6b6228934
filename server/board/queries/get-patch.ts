import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import type { BoardPatch } from "../domain/board-view";
import { cardKey } from "../domain/card-key";
import { getBoardHead } from "./get-board";
import { listCardsById } from "./list-board-cards";

/** Beyond this many changed cards a screen does better to read the board anew. */
const PATCH_MAX = 500;

/** What changed on a board after version `since`; null when too much did. An empty patch when nothing has. */
export async function getPatch(db: Db, actor: Actor, boardKey: string, since: number): Promise<BoardPatch | null> {
  const events = await db.historyEvent.findMany({
    where: { boardId: actor.boardId, version: { gt: since } },
    orderBy: { version: "asc" },
    select: { version: true, cardId: true },
    take: PATCH_MAX + 1,
  });
  if (events.length > PATCH_MAX) return null;
  const version = events.at(-1)?.version ?? since;
  const ids = [...new Set(events.flatMap(({ cardId }) => cardId ?? []))];
  const cards = await listCardsById(db, actor.boardId, ids);
  const gone = await db.card.findMany({ where: { boardId: actor.boardId, id: { in: ids }, deletedAt: { not: null } }, select: { number: true } });
  return {
    version,
    cards: cards.filter((card) => !card.archived).map(({ archived: _, ...card }) => card),
    removed: [...cards.filter((card) => card.archived).map(({ key }) => key), ...gone.map(({ number }) => cardKey(boardKey, number))],
    head: events.some(({ cardId }) => cardId === null) ? await getBoardHead(db, actor) : null,
  };
}
