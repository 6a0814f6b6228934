import { cardKey } from "@/server/board/domain/card-key";
import { bareSql, type Reader } from "@/server/platform/db/client";

/** The keys of the cards in the Backlog and in Planned that do not meet the board's whole Definition of Ready; none where it has no such thing. */
export async function listUnready(db: Reader, board: { id: string; key: string }): Promise<string[]> {
  const rows = await bareSql(db).$queryRaw<{ number: number }[]>`
    SELECT c."number" FROM "Card" c
    WHERE c."boardId" = ${board.id}::uuid AND c."column" IN ('BACKLOG', 'PLANNED') AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL
      AND (SELECT count(*) FROM "ReadyTick" t WHERE t."cardId" = c."id") < (SELECT count(*) FROM "ReadyLine" l WHERE l."boardId" = ${board.id}::uuid)
    ORDER BY c."number"`;
  return rows.map(({ number }) => cardKey(board.key, number));
}
