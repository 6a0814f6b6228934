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
      AND ${Prisma.join(words.map((word) => stands(board.key, patternOf(word))), " AND ")}
    ORDER BY c."rank"`;
  return rows.map(({ number }) => cardKey(board.key, number));
}

/** The word itself, wherever it stands: what LIKE gives a meaning has none here. */
function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}

function stands(boardKey: string, pattern: string): Prisma.Sql {
  return Prisma.sql`(c."title" ILIKE ${pattern} OR (${boardKey}::text || '-' || c."number") ILIKE ${pattern} OR c."description" ILIKE ${pattern}
    OR EXISTS (SELECT FROM "Comment" m WHERE m."cardId" = c."id" AND m."deletedAt" IS NULL AND m."body" ILIKE ${pattern}))`;
}
