export type Swarm = { offsets: number[]; radius: number };

/** Pixels between two dots. */
const AIR = 3;
/** The sizes that dots shrink through until all of them fit, the first preferred. */
const RADII = [5, 4, 3, 2.25, 1.5];

/**
 * Moves dots sideways so that none covers another, staying within `half` pixels of the middle. `heights` are where they
 * stand. Where even the smallest dots do not fit, as in a row of hundreds, those without room share the row evenly.
 */
export function beeswarm(heights: readonly number[], half: number): Swarm {
  for (const radius of RADII) {
    const offsets = placed(heights, half - radius, 2 * radius + AIR);
    if (offsets !== null) return { offsets, radius };
  }
  const radius = RADII.at(-1) ?? 1;
  return { offsets: spreadEvenly(heights, half - radius), radius };
}

/** Offsets for dots `distance` apart, null when one finds no room. The nearest free place to the middle is taken. */
function placed(heights: readonly number[], most: number, distance: number): number[] | null {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0));
  const offsets: number[] = heights.map(() => 0);
  const near: { x: number; y: number }[] = [];
  for (const index of order) {
    const y = heights[index] ?? 0;
    // Dots come in from the bottom up: those further below than a dot's width are out of reach for good.
    while (near.length > 0 && (near[0]?.y ?? 0) - y >= distance) near.shift();
    const x = freePlace(near, y, distance);
    if (Math.abs(x) > Math.max(0, most)) return null;
    offsets[index] = x;
    near.push({ x, y });
  }
  return offsets;
}

function freePlace(near: readonly { x: number; y: number }[], y: number, distance: number): number {
  const taken = near.map((dot) => ({ x: dot.x, reach: Math.sqrt(Math.max(0, distance ** 2 - (dot.y - y) ** 2)) }));
  const candidates = [0, ...taken.flatMap(({ x, reach }) => [x + reach, x - reach])];
  const free = candidates.filter((x) => taken.every((dot) => Math.abs(dot.x - x) >= dot.reach - 1e-6));
  return free.reduce((best, x) => (Math.abs(x) < Math.abs(best) - 1e-9 ? x : best), Number.POSITIVE_INFINITY);
}

function spreadEvenly(heights: readonly number[], most: number): number[] {
  const rows = new Map<number, number[]>();
  for (const [index, y] of heights.entries()) rows.set(Math.round(y), [...(rows.get(Math.round(y)) ?? []), index]);
  const offsets: number[] = heights.map(() => 0);
  for (const row of rows.values()) {
    for (const [place, index] of row.entries()) offsets[index] = row.length === 1 ? 0 : most * ((2 * place) / (row.length - 1) - 1);
  }
  return offsets;
}
