import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import type { Card, Prisma } from "@/server/platform/db/generated/client";
import { appendHistory } from "./append-history";
import type { NewEvent } from "./domain/history-event";
import { getLiveCard } from "./find-card";
import { lockBoard } from "./lock-board";
import type { Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";

type Change = { data: Prisma.CardUpdateInput; event: NewEvent };

/** One change of one live card that stays where it is, with the event that tells of it. */
export async function changeCard(tx: Tx, actor: Actor, key: string, decide: (card: Card, at: Date) => Change): Promise<Moved> {
  const board = await lockBoard(tx, actor.boardId);
  const card = await getLiveCard(tx, board.id, key);
  const { data, event } = decide(card, board.writtenAt);
  await tx.card.update({ where: { id: card.id }, data });
  await appendHistory(tx, board, actor, [{ ...event, cardId: card.id }]);
  return { card: await getBoardCard(tx, board.id, card.id), version: board.version };
}
