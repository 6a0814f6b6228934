import type { Reader } from "@/server/platform/db/client";
import { containing } from "@/server/platform/db/containing";
import { cardKey } from "../domain/card-key";
import type { Column } from "../domain/column";

export type ArchivedCard = { key: string; title: string; column: Column; archivedAt: string };

/** The archived cards of a board, latest first; `search` is a part of the title. */
export async function listArchive(db: Reader, board: { id: string; key: string }, { limit, search }: { limit: number; search?: string | undefined }): Promise<ArchivedCard[]> {
  const cards = await db.card.findMany({
    where: { boardId: board.id, archivedAt: { not: null }, deletedAt: null, ...(search ? { title: containing(search) } : {}) },
    orderBy: [{ archivedAt: "desc" }, { number: "desc" }],
    take: limit,
    select: { number: true, title: true, column: true, archivedAt: true },
  });
  return cards.map(({ number, title, column, archivedAt }) => ({ key: cardKey(board.key, number), title, column, archivedAt: archivedAt?.toISOString() ?? "" }));
}
