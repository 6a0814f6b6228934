"use client";

import { useEffect, useEffectEvent, useState, type RefObject } from "react";

export type Rows = { from: number; to: number };

/** Rows drawn beyond what is in sight, on either side. */
const SPARE = 12;
/** What the server draws: more than any screen shows. */
const FIRST: Rows = { from: 0, to: 40 };

/** Which rows of equal height are drawn. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>, count: number): Rows {
  const [rows, setRows] = useState<Rows>(FIRST);
  const measure = useEffectEvent(() => {
    if (!scroller.current || !list.current) return;
    const height = rowHeightOf(list.current);
    const above = scroller.current.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
    // Cut at every eighth row, so that not every pixel of scrolling draws anew.
    const from = Math.max(0, Math.floor((above / height - SPARE) / 8) * 8);
    const to = Math.ceil((above + scroller.current.clientHeight) / height / 8) * 8 + SPARE;
    setRows((before) => (before.from === from && before.to === to ? before : { from, to }));
  });
  useEffect(() => {
    const [box, rowsOfIt] = [scroller.current, list.current];
    if (!box || !rowsOfIt) return;
    const onScroll = () => measure();
    // Tells of the sizes when it begins, and again when the window or the number of rows has changed.
    const watch = new ResizeObserver(onScroll);
    watch.observe(box);
    watch.observe(rowsOfIt);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, [list, scroller]);
  return { from: Math.min(rows.from, Math.max(0, count - 1)), to: Math.min(rows.to, count) };
}

/** Pixels. */
export function rowHeightOf(list: HTMLElement | null): number {
  return (list && Number.parseFloat(getComputedStyle(list).getPropertyValue("--row"))) || 40;
}
