import type { Place } from "./nearest-dot";

/** Half the diagonal of a diamond, in pixels: it covers as much as a round dot does. */
const DIAMOND = 5;

/** All round dots as one path: strokes of no length, which a round cap makes dots. What falls on the same half pixel is drawn once. */
export function roundDots(places: readonly Place[]): string {
  return distinct(places).map(({ x, y }) => `M${x} ${y}h0`).join("");
}

/** All diamonds as one path. */
export function diamonds(places: readonly Place[]): string {
  return distinct(places).map(diamond).join("");
}

/** A diamond around a place. */
export function diamond({ x, y }: Place): string {
  return `M${x} ${y - DIAMOND}l${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}-${DIAMOND}-${DIAMOND}z`;
}

function distinct(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>();
  for (const place of places) {
    const rounded = { x: Math.round(place.x * 2) / 2, y: Math.round(place.y * 2) / 2 };
    seen.set(`${rounded.x} ${rounded.y}`, rounded);
  }
  return [...seen.values()];
}
