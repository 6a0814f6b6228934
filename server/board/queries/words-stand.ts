import { Prisma } from "@/server/platform/db/generated/client";

/** More words than anybody types; further ones ask nothing more. */
const WORDS_MAX = 10;

/** The words of a search, as they are looked for. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFC").split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
}

/** Whether each of the words stands somewhere in the card `c`, in any case: its key, title, description or a comment. At least one word. */
export function wordsStand(boardKey: string, words: readonly string[]): Prisma.Sql {
  return Prisma.join(words.map((word) => stands(boardKey, word)), " AND ");
}

/** The word itself: what LIKE gives a meaning has none here. */
export function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}

function stands(boardKey: string, word: string): Prisma.Sql {
  const pattern = patternOf(word);
  // Hangul has no case, and to look for it as it stands costs a fraction.
  const like = word.toLowerCase() === word.toUpperCase() ? Prisma.sql`LIKE ${pattern}` : Prisma.sql`ILIKE ${pattern}`;
  return Prisma.sql`(c."title" ${like} OR (${boardKey}::text || '-' || c."number") ${like} OR c."description" ${like}
    OR EXISTS (SELECT FROM "Comment" m WHERE m."cardId" = c."id" AND m."deletedAt" IS NULL AND m."body" ${like}))`;
}
