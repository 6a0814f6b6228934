"use client";

import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { flushSync } from "react-dom";
import type { ShownColumn } from "./filter/filter-context";
import { focusCard, focusedCard } from "./focus";

type CardWalk = {
  /** For each of the columns the key of the card that Tab leads to: the one that had the focus last, else its first. */
  stops: readonly (string | null)[];
  handlers: { onKeyDown: (event: KeyboardEvent) => void; onFocus: () => void; onPointerDown: (event: PointerEvent) => void };
};

/** So many of the cards that had the focus are remembered. */
const RECENT = 8;

/**
 * One card of each column can be reached with Tab; arrows walk to the others, drawn or not. `columns` are those that are
 * open. The focus follows a card that moves, until the reader turns elsewhere.
 */
export function useCardWalk(columns: readonly ShownColumn[]): CardWalk {
  const [recent, setRecent] = useState<readonly string[]>([]);
  const last = recent.at(-1);
  const remember = (key: string) => setRecent((before) => (before.at(-1) === key ? before : [...before.filter((each) => each !== key), key].slice(-RECENT)));
  const isHeld = useRef(false);
  const lists = useMemo(() => columns.map(keysOf), [columns]);
  const stops = useMemo(() => lists.map((keys) => recent.findLast((key) => keys.includes(key)) ?? keys[0] ?? null), [lists, recent]);
  const refresh = useEffectEvent(() => {
    // A card that moved was drawn anew elsewhere.
    if (isHeld.current && last !== undefined && document.activeElement === document.body) focusCard(last);
  });
  useEffect(() => refresh(), [columns]);

  return {
    stops,
    handlers: {
      onFocus: () => {
        const key = focusedCard();
        isHeld.current = key !== null;
        if (key !== null) remember(key);
      },
      onPointerDown: ({ target }) => {
        if (target instanceof Element && !target.closest("[data-card]")) isHeld.current = false;
      },
      onKeyDown: (event) => {
        const next = event.altKey || event.ctrlKey || event.metaKey ? null : neighbour(event.key, focusedCard(), lists);
        if (!next) return;
        event.preventDefault();
        // It may stand far beyond the screen: as Tab's stop it is drawn there.
        flushSync(() => remember(next));
        focusCard(next);
      },
    },
  };
}

function keysOf({ expedited, visible }: ShownColumn): string[] {
  return [...(expedited ? [expedited.key] : []), ...visible.map(({ key }) => key)];
}

/** The key of the card that an arrow leads to from the card `key`. */
export function neighbour(arrow: string, key: string | null, lists: readonly (readonly string[])[]): string | null {
  const at = lists.findIndex((keys) => key !== null && keys.includes(key));
  const here = lists[at];
  if (key === null || !here) return null;
  const index = here.indexOf(key);
  if (arrow === "ArrowDown") return here[index + 1] ?? null;
  if (arrow === "ArrowUp") return here[index - 1] ?? null;
  if (arrow === "Home") return here[0] ?? null;
  if (arrow === "End") return here.at(-1) ?? null;
  if (arrow !== "ArrowLeft" && arrow !== "ArrowRight") return null;
  const beside = arrow === "ArrowLeft" ? lists.slice(0, at).reverse() : lists.slice(at + 1);
  const cards = beside.find((keys) => keys.length > 0);
  return cards?.[Math.min(index, cards.length - 1)] ?? null;
}
