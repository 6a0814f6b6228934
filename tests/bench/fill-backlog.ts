import { ranksAfter } from "@/server/board/domain/rank";
import type { Db } from "@/server/platform/db/client";

/** Adds cards below those of a board until it holds `size`, numbered on, without their history. */
export async function fillBacklog(db: Db, boardId: string, size: number): Promise<void> {
  const at = new Date();
  const there = await db.card.count({ where: { boardId } });
  const last = await db.card.findFirst({ where: { boardId }, orderBy: { rank: "desc" } });
  const cards = ranksAfter(last?.rank ?? null, size - there).map((rank, index) => {
    const number = there + index + 1;
    return { boardId, number, column: "BACKLOG" as const, rank, title: `Card ${number} of the backlog`, labels: [], createdAt: at, enteredAt: at };
  });
  await db.card.createMany({ data: cards });
  await db.board.update({ where: { id: boardId }, data: { nextNumber: there + cards.length + 1 } });
}
