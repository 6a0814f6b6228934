import type { Column } from "@/server/board/domain/column";
import { countAbove, type DropPlace, type Landings } from "./drop-place";

/** The element of a column that scrolls. */
export function scrollerOf(column: Column): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-column="${column}"] [data-scroller]`);
}

/** Where a card whose middle is held at `y` would land in the column: after the last of the drawn cards that it has passed. */
export function placeUnder(column: Column, y: number, landings: Landings): DropPlace {
  const keys = landings[column];
  const known = new Set(keys);
  const drawn = [...document.querySelectorAll<HTMLElement>(`[data-column="${column}"] [data-landmark]`)].filter((card) => known.has(card.dataset.card ?? ""));
  const passed = drawn[countAbove(drawn, y, middleOf) - 1]?.dataset.card;
  if (passed !== undefined) return { column, after: passed };
  // Above all that are drawn there may be more, out of sight.
  const first = keys.indexOf(drawn[0]?.dataset.card ?? "");
  return { column, after: keys[first - 1] ?? null };
}

function middleOf(card: HTMLElement): number {
  const { top, height } = card.getBoundingClientRect();
  return top + height / 2;
}
