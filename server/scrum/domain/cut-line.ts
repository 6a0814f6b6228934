import { hundredths } from "./burn-series";

/** What the next sprint has room for: `capacity` points of which `taken` are planned already; capacity is null where nothing was completed before. */
export type SprintRoom = { capacity: number | null; taken: number };

/** So many of the Backlog's cards stand above the line; `cards`, `points` and `unestimated` tell of those that would still come into the sprint. */
export type CutLine = { above: number; cards: number; points: number; unestimated: number };

/**
 * Where the capacity of the next sprint ends in a Backlog that is in rank order: below the last card that fits, all above it taken too.
 * Cards that are in a sprint already take no more room, cards without points take none yet. Null where the capacity is not known.
 */
export function cutLine(cards: readonly { points: number | null; sprint: number | null }[], { capacity, taken }: SprintRoom): CutLine | null {
  if (capacity === null) return null;
  const line = { above: 0, cards: 0, points: 0, unestimated: 0 };
  for (const { points, sprint } of cards) {
    if (sprint === null) {
      if (taken + line.points + (points ?? 0) > capacity) break;
      line.cards += 1;
      line.points = hundredths(line.points + (points ?? 0));
      line.unestimated += points === null ? 1 : 0;
    }
    line.above += 1;
  }
  return line;
}
