import { cardKey } from "@/server/board/domain/card-key";
import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";

/** More words than anybody types; further ones ask nothing more. */
const WORDS_MAX = 10;

/** The keys of the Backlog's cards in which every word stands somewhere, in any case: key, title, description or a comment. In rank order. */
export async function searchBacklog(db: Reader, board: { id: string; key: string }, text: string): Promise<string[]> {
  const words = text.normalize("NFC").split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  if (words.length === 0) return [];
  const rows = await bareSql(db).$queryRaw<{ number: number }[]>`
    SELECT c."number" FROM "Card" c
    WHERE c."boardId" = ${board.id}::uuid AND c."column" = 'BACKLOG' AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL
      AND ${Prisma.join(words.map((word) => stands(board.key, word)), " AND ")}
    ORDER BY c."rank"`;
  return rows.map(({ number }) => cardKey(board.key, number));
}

/** Whether the word itself stands in the card: what LIKE gives a meaning has none here. */
function stands(boardKey: string, word: string): Prisma.Sql {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  // Hangul has no case, and to look for it as it stands costs a fraction.
  const like = word.toLowerCase() === word.toUpperCase() ? Prisma.sql`LIKE ${pattern}` : Prisma.sql`ILIKE ${pattern}`;
  return Prisma.sql`(c."title" ${like} OR (${boardKey}::text || '-' || c."number") ${like} OR c."description" ${like}
    OR EXISTS (SELECT FROM "Comment" m WHERE m."cardId" = c."id" AND m."deletedAt" IS NULL AND m."body" ${like}))`;
}
