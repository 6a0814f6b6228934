import { bareSql, type Reader } from "@/server/platform/db/client";
import type { Column } from "../domain/column";
import { patternOf, wordsOf, wordsStand } from "./words-stand";

export type FoundCard = { number: number; title: string; column: Column; isArchived: boolean };

/** As many as one looks through. */
const FOUND_MAX = 12;

/**
 * Cards of a board in which every word stands somewhere, wherever they are, archived ones too: first the one whose key or number
 * was typed, then those with the words in their title, then the latest.
 */
export async function findOnBoard(db: Reader, board: { id: string; key: string }, text: string): Promise<FoundCard[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const typed = words.length === 1 ? (words[0]?.toUpperCase().replace(`${board.key}-`, "") ?? "") : "";
  return bareSql(db).$queryRaw<FoundCard[]>`
    SELECT c."number", c."title", c."column"::text, c."archivedAt" IS NOT NULL AS "isArchived" FROM "Card" c
    WHERE c."boardId" = ${board.id}::uuid AND c."deletedAt" IS NULL AND ${wordsStand(board.key, words)}
    ORDER BY c."number"::text = ${typed} DESC, c."title" ILIKE ALL(${words.map(patternOf)}::text[]) DESC, c."archivedAt" IS NOT NULL, c."number" DESC
    LIMIT ${FOUND_MAX}::int`;
}
