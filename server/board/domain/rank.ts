import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** A rank between two others; null stands for the column's end on that side. Ranks compare byte by byte. */
export function rankBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` ranks in order, after `before`. */
export function ranksAfter(before: string | null, count: number): string[] {
  return generateNKeysBetween(before, null, count);
}

/** Orders by rank, as the database does. */
export function byRank(a: { rank: string }, b: { rank: string }): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
}
