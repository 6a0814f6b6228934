/** The index of the place nearest to `x` among places in ascending order; null when there are none. */
export function nearestPeriod(places: readonly number[], x: number): number | null {
  if (places.length === 0) return null;
  let low = 0;
  let high = places.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  return x - (places[low] ?? 0) <= (places[high] ?? 0) - x ? low : high;
}

/** A page is this part of all periods, so that ten years are walked through in as many presses as ten weeks. */
const PAGES = 10;

/** Where a key leads among periods, the earliest first; null for keys that lead nowhere. */
export function periodTarget(key: string, index: number, last: number): number | null {
  if (last < 0) return null;
  const page = Math.max(2, Math.round(last / PAGES));
  const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page, Home: -last, End: last };
  const step = steps[key];
  return step === undefined ? null : Math.min(last, Math.max(0, index + step));
}
