import { BASE_62_DIGITS, generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/**
 * A rank between two others; null stands for the column's end on that side. Ranks compare byte by byte.
 * Between two others it lies close to the upper one at one length and close to the lower one at the next: whoever inserts
 * again and again at one spot, on whichever side, uses up a digit in 30 inserts instead of the 6 of the middle.
 */
export function rankBetween(before: string | null, after: string | null): string {
  const middle = generateKeyBetween(before, after);
  const depth = middle.length - integerLength(middle);
  if (before === null || after === null || depth === 0) return middle;
  const prefix = middle.slice(0, -1);
  const room = [...BASE_62_DIGITS.slice(1)].map((digit) => prefix + digit).filter((rank) => rank > before && rank < after);
  return (depth % 2 === 1 ? room.at(-1) : room[0]) ?? middle;
}

/** How much of a rank counts whole steps: its first letter says so. The rest lies between two steps. */
function integerLength(rank: string): number {
  const head = rank.charCodeAt(0);
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
}

/** `count` ranks in order, after `before`. */
export function ranksAfter(before: string | null, count: number): string[] {
  return generateNKeysBetween(before, null, count);
}

/** Orders by rank, as the database does. */
export function byRank(a: { rank: string }, b: { rank: string }): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
}

/** `count` ranks in order between two others, null standing for the column's end on that side; short however many they are. */
export function ranksBetween(before: string | null, after: string | null, count: number): string[] {
  return count === 1 ? [rankBetween(before, after)] : generateNKeysBetween(before, after, count);
}
