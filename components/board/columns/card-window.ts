/** Places [from, to) in a column's list of cards. */
export type Range = { from: number; to: number };

/** A stretch of a column's list: drawn as cards, or told as lines of text. */
export type Stretch = Range & { as: "cards" | "lines" };

/** Pixels between two cards, as `.stack` sets them. */
export const GAP = 7;
/** So many cards share one element of text; only those near the screen are laid out. */
export const LINES = 50;

/** The whole list in order: cards within `drawn` and at the `pinned` places, lines everywhere else. */
export function stretchesOf(count: number, drawn: Range, pinned: readonly number[]): Stretch[] {
  const alone = pinned.filter((at) => at >= 0 && at < count && (at < drawn.from || at >= drawn.to)).map((at) => ({ from: at, to: at + 1 }));
  const parts = [...alone, { from: Math.max(0, drawn.from), to: Math.min(count, drawn.to) }].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { from, to } of parts) {
    if (to <= at) continue;
    stretches.push(...linesOf({ from: at, to: from }), { as: "cards", from: Math.max(at, from), to });
    at = to;
  }
  return [...stretches, ...linesOf({ from: at, to: count })];
}

/** Cut at fixed places, so that a window that moves changes only the texts beside it. */
function linesOf({ from, to }: Range): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, (Math.floor(at / LINES) + 1) * LINES);
    stretches.push({ as: "lines", from: at, to: end });
    at = end;
  }
  return stretches;
}

/** Where each card begins, in pixels below the list's upper edge; one more for where a next one would. */
export function topsOf(heights: Iterable<number>): number[] {
  const tops = [0];
  let top = 0;
  for (const height of heights) tops.push((top += height + GAP));
  return tops;
}

/** The places that reach into the pixels from `top` to `bottom`; never empty where there are cards. */
export function placesWithin(tops: readonly number[], top: number, bottom: number): Range {
  const count = tops.length - 1;
  const from = Math.max(0, Math.min(count - 1, lastAtOrAbove(tops, top)));
  return { from, to: Math.min(count, Math.max(from, lastAtOrAbove(tops, bottom)) + 1) };
}

/** The last place that begins at `y` or above it; -1 when none does. */
function lastAtOrAbove(tops: readonly number[], y: number): number {
  let [from, to] = [0, tops.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if ((tops[half] ?? 0) <= y) from = half + 1;
    else to = half;
  }
  return from - 1;
}

/** A window that holds on to cards: which places it showed, and the keys of some of the cards that stood there. */
export type HeldRange = Range & { anchors: readonly { at: number; key: string }[] };

export function holdRange({ from, to }: Range, keys: readonly string[]): HeldRange {
  const places = [...new Set([from, (from + to) >> 1, to - 1])];
  return { from, to, anchors: places.flatMap((at) => ({ at, key: keys[at] ?? "" })).filter(({ key }) => key !== "") };
}

/** The same window after cards have come or gone above it: it moves along with the cards that it showed. */
export function followCards(held: HeldRange, keys: readonly string[]): Range {
  const { from, to, anchors } = held;
  if (anchors.every(({ at, key }) => keys[at] === key)) return { from, to };
  const shifts = anchors.map(({ at, key }) => ({ now: keys.indexOf(key), at })).flatMap(({ now, at }) => (now === -1 ? [] : now - at));
  const shift = shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
  return { from: Math.max(0, from + shift), to: Math.max(0, to + shift) };
}
