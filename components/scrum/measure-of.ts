import type { Measure } from "./scrum-data";

/** Points say more than cards, unless nobody has given any. */
export function measureOf({ points }: { points: number }): Measure {
  return points > 0 ? "points" : "cards";
}
