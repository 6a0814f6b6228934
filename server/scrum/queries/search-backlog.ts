import { cardKey } from "@/server/board/domain/card-key";
import { wordsOf, wordsStand } from "@/server/board/queries/words-stand";
import { bareSql, type Reader } from "@/server/platform/db/client";

/** The keys of the Backlog's cards in which every word stands somewhere, in any case: key, title, description or a comment. In rank order. */
export async function searchBacklog(db: Reader, board: { id: string; key: string }, text: string): Promise<string[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const rows = await bareSql(db).$queryRaw<{ number: number }[]>`
    SELECT c."number" FROM "Card" c
    WHERE c."boardId" = ${board.id}::uuid AND c."column" = 'BACKLOG' AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL
      AND ${wordsStand(board.key, words)}
    ORDER BY c."rank"`;
  return rows.map(({ number }) => cardKey(board.key, number));
}
