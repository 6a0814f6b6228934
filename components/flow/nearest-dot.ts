export type Place = { x: number; y: number };

/** Pixels around the pointer in which a dot is meant: more than a dot is wide, so that nobody has to aim. */
const REACH = 20;

/** The index of the dot nearest to a point, null when none is within reach. */
export function nearestDot(places: readonly Place[], x: number, y: number): number | null {
  let nearest: number | null = null;
  let least = REACH * REACH;
  for (const [index, place] of places.entries()) {
    const distance = (place.x - x) ** 2 + (place.y - y) ** 2;
    if (distance <= least) {
      least = distance;
      nearest = index;
    }
  }
  return nearest;
}

/** Where a key leads among dots ordered in time; null for keys that lead nowhere. */
export function keyTarget(key: string, index: number, last: number): number | null {
  if (last < 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(index + 1, last);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(index - 1, 0);
  return null;
}
