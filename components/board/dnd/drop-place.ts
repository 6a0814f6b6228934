import { COLUMNS, type Column } from "@/server/board/domain/column";

/** Where a carried card would land: after that card, null for the column's top. */
export type DropPlace = { column: Column; after: string | null };

/** Keys of the cards of each column in the order shown, the carried one and the expedited one not among them. */
export type Landings = Record<Column, readonly string[]>;

/** How many of `items`, which stand one below the other, have their middle above `y`. */
export function countAbove<T>(items: readonly T[], y: number, middleOf: (item: T) => number): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if (middleOf(items[half] as T) < y) from = half + 1;
    else to = half;
  }
  return from;
}

export type Direction = "up" | "down" | "left" | "right";

/** The next place when a card is carried by arrow keys; the same one at the board's edges. */
export function stepPlace(place: DropPlace, direction: Direction, landings: Landings): DropPlace {
  const index = indexOf(place, landings);
  if (direction === "up" || direction === "down") {
    const next = index + (direction === "down" ? 1 : -1);
    return placeAt(place.column, next, landings);
  }
  const column = COLUMNS[COLUMNS.indexOf(place.column) + (direction === "right" ? 1 : -1)];
  return column === undefined ? place : placeAt(column, index, landings);
}

/** How many cards stand above the place. */
export function indexOf({ column, after }: DropPlace, landings: Landings): number {
  return after === null ? 0 : landings[column].indexOf(after) + 1;
}

function placeAt(column: Column, index: number, landings: Landings): DropPlace {
  const keys = landings[column];
  const within = Math.max(0, Math.min(index, keys.length));
  return { column, after: keys[within - 1] ?? null };
}
