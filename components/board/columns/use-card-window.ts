"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { AgedCard } from "../board-data";
import { followCards, GAP, holdRange, placesWithin, type Range, topsOf } from "./card-window";
import { anchorAt, holdAnchor, type ScrollAnchor } from "./scroll-anchor";

/** What the page is rendered with, where no screen is known yet. */
const FIRST: Range = { from: 0, to: 16 };
/** Pixels of cards that are drawn beyond the screen, and that have to be left before more are drawn. */
const BEYOND = 480;
const LEFT = 120;
/** A card's height before any has been seen. */
const USUAL_HEIGHT = 88;

/** The cards' real heights as far as they have been on screen, by key; `usual` stands in for the others. */
type Heights = { usual: number; known: ReadonlyMap<string, number> };

/**
 * Which of a column's cards are drawn: those on its screen and a little beyond. `list` is the element that holds them, its
 * parent the one that scrolls. Also tells where each card begins (`tops`, pixels).
 */
export function useCardWindow(list: RefObject<HTMLElement | null>, cards: readonly AgedCard[]): { drawn: Range; tops: readonly number[] } {
  const keys = useMemo(() => cards.map(({ key }) => key), [cards]);
  const [heights, setHeights] = useState<Heights>({ usual: USUAL_HEIGHT, known: new Map() });
  const [held, setHeld] = useState(() => holdRange(FIRST, keys));
  const tops = useMemo(() => topsOf(keys.map((key) => heights.known.get(key) ?? heights.usual)), [keys, heights]);
  const drawn = useMemo(() => followCards(held, keys), [held, keys]);

  const look = useEffectEvent(() => {
    const wanted = list.current && leftFor(list.current, tops, drawn);
    if (wanted) setHeld(holdRange(wanted, keys));
  });
  const anchor = useRef<ScrollAnchor>({ scrolled: 0, cards: [] });
  const hold = useEffectEvent(() => {
    if (!list.current || anchor.current.scrolled === 0) return;
    holdAnchor(list.current, anchor.current);
    anchor.current = anchorAt(list.current);
  });
  // Before it is painted: what others change above does not move what one is reading.
  useLayoutEffect(() => hold(), [tops, drawn]);

  useEffect(() => {
    const element = list.current;
    const scroller = element?.parentElement;
    if (!element || !scroller) return;
    const scrolled = () => {
      anchor.current = anchorAt(element);
      look();
    };
    // A board that has changed has another height, so this hears of every change, and before it is painted.
    const watcher = new ResizeObserver(() => {
      hold();
      setHeights((before) => withSeen(before, element));
      look();
    });
    watcher.observe(element);
    watcher.observe(scroller);
    scroller.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      watcher.disconnect();
      scroller.removeEventListener("scroll", scrolled);
    };
  }, [list]);

  return { drawn, tops };
}

/** What is to be drawn now that the screen has left what is; null while it has not. */
function leftFor(list: HTMLElement, tops: readonly number[], drawn: Range): Range | null {
  const scroller = list.parentElement;
  if (!scroller) return null;
  const top = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const bottom = top + scroller.clientHeight;
  const seen = placesWithin(tops, top - LEFT, bottom + LEFT);
  return seen.from >= drawn.from && seen.to <= drawn.to ? null : placesWithin(tops, top - BEYOND, bottom + BEYOND);
}

/** The heights with those of the cards that are drawn now; the very same when none is new. */
function withSeen(before: Heights, list: HTMLElement): Heights {
  const seen: [string, number][] = [];
  for (const { dataset, offsetHeight } of list.children as HTMLCollectionOf<HTMLElement>) {
    if (dataset.card && offsetHeight > 0 && before.known.get(dataset.card) !== offsetHeight) seen.push([dataset.card, offsetHeight]);
  }
  if (seen.length === 0) return before;
  const mean = seen.reduce((sum, [, height]) => sum + height, 0) / seen.length;
  // The first to be seen stand for all others from then on: a guess that kept changing would move everything below it.
  return { usual: before.known.size === 0 ? Math.round(mean) : before.usual, known: new Map([...before.known, ...seen]) };
}

/** How tall a stretch of cards is, in pixels, without the gap that follows it. */
export function heightOf(tops: readonly number[], { from, to }: Range): number {
  return Math.max(0, (tops[to] ?? 0) - (tops[from] ?? 0) - GAP);
}
