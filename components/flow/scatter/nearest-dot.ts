export type Place = { x: number; y: number };

/** Pixels around the pointer in which a dot is meant: more than a dot is wide, so that nobody has to aim. */
const REACH = 20;

/** The index of the dot nearest to a point, null when none is within reach. `among` are the dots that can be meant, all of them unless told. */
export function nearestDot(places: readonly Place[], x: number, y: number, among: Iterable<number> = places.keys()): number | null {
  let nearest: number | null = null;
  let least = REACH * REACH;
  for (const index of among) {
    const place = places[index];
    const distance = place ? (place.x - x) ** 2 + (place.y - y) ** 2 : Number.POSITIVE_INFINITY;
    if (distance <= least) {
      least = distance;
      nearest = index;
    }
  }
  return nearest;
}

/** The same for very many dots: sorted once into squares as wide as the reach, of which a pointer asks nine. */
export function dotFinder(places: readonly Place[]): (x: number, y: number) => number | null {
  const squares = new Map<string, number[]>();
  const squareOf = (value: number) => Math.floor(value / REACH);
  for (const [index, { x, y }] of places.entries()) {
    const name = `${squareOf(x)} ${squareOf(y)}`;
    const square = squares.get(name);
    if (square) square.push(index);
    else squares.set(name, [index]);
  }
  return (x, y) => {
    const around: number[] = [];
    for (const across of [-1, 0, 1]) for (const down of [-1, 0, 1]) around.push(...(squares.get(`${squareOf(x) + across} ${squareOf(y) + down}`) ?? []));
    return nearestDot(places, x, y, around.sort((a, b) => a - b));
  };
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
