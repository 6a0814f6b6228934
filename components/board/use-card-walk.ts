"use client";

import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from "react";
import { focusCard, focusedCard } from "./focus";

/**
 * One card at a time can be reached with Tab; arrows walk to the others. The element that is Tab's stop is kept by hand:
 * drawing thousands of cards anew for every step would be slow.
 */
export function useCardWalk(root: { current: HTMLElement | null }, drawn: unknown): { onKeyDown: (event: KeyboardEvent) => void; onFocus: () => void } {
  const last = useRef<string | null>(null);
  const refresh = useEffectEvent(() => {
    // A card that moved was drawn anew elsewhere: the focus follows it.
    if (last.current !== null && document.activeElement === document.body) focusCard(last.current);
    const links = root.current?.querySelectorAll<HTMLElement>("[data-card-link]");
    const stop = root.current?.querySelector<HTMLElement>('[data-card-link][tabindex="0"]');
    if (!stop) links?.[0]?.setAttribute("tabindex", "0");
  });
  useEffect(() => refresh(), [drawn]);

  return {
    onFocus: () => {
      const key = focusedCard();
      last.current = key;
      if (key === null) return;
      for (const stop of root.current?.querySelectorAll('[data-card-link][tabindex="0"]') ?? []) stop.setAttribute("tabindex", "-1");
      document.activeElement?.setAttribute("tabindex", "0");
    },
    onKeyDown: (event) => {
      const next = event.altKey || event.ctrlKey || event.metaKey ? null : neighbour(event.key);
      if (!next) return;
      event.preventDefault();
      focusCard(next);
    },
  };
}

/** The key of the card that an arrow leads to from the one that has the focus. */
function neighbour(arrow: string): string | null {
  const key = focusedCard();
  const columns = [...document.querySelectorAll<HTMLElement>("[data-column]")].map((column) => [...column.querySelectorAll<HTMLElement>("[data-card]")].map((card) => card.dataset.card ?? ""));
  const at = columns.findIndex((cards) => key !== null && cards.includes(key));
  const here = columns[at];
  if (key === null || !here) return null;
  const index = here.indexOf(key);
  if (arrow === "ArrowDown") return here[index + 1] ?? null;
  if (arrow === "ArrowUp") return here[index - 1] ?? null;
  if (arrow === "Home") return here[0] ?? null;
  if (arrow === "End") return here.at(-1) ?? null;
  if (arrow !== "ArrowLeft" && arrow !== "ArrowRight") return null;
  const beside = arrow === "ArrowLeft" ? columns.slice(0, at).reverse() : columns.slice(at + 1);
  const cards = beside.find((each) => each.length > 0);
  return cards?.[Math.min(index, cards.length - 1)] ?? null;
}
