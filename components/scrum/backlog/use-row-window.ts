"use client";

import { startTransition, useEffect, useEffectEvent, useState, type RefObject } from "react";

/** Those from `from` and before `to`; lean ones show what is read in passing, and can be worked on once the scrolling rests. */
export type Rows = { from: number; to: number; isLean: boolean };

/** Rows drawn beyond what is in sight, on either side. */
const SPARE = 16;
/** Scrolling that stops for so long has come to rest. */
const RESTS_MS = 60;
/** What the server draws: more than any screen shows. */
const FIRST: Rows = { from: 0, to: 40, isLean: false };

/** Which rows of equal height are drawn. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>, count: number): Rows {
  const [rows, setRows] = useState<Rows>(FIRST);
  /** Looks which rows are wanted; tells whether it left some for later. */
  const measure = useEffectEvent((): boolean => {
    if (!scroller.current || !list.current) return false;
    const height = rowHeightOf(list.current);
    const above = scroller.current.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
    const [first, last] = [Math.max(0, Math.floor(above / height)), Math.ceil((above + scroller.current.clientHeight) / height)];
    // After a leap there is nothing to keep: what is in sight is drawn at once and lean, the rest when it rests.
    const isLeap = first >= rows.to || last <= rows.from;
    // Else cut at every eighth row, so that not every pixel of scrolling draws anew.
    const wanted = isLeap ? { from: first, to: last, isLean: true } : { from: Math.max(0, Math.floor(first / 8) * 8 - SPARE), to: Math.ceil(last / 8) * 8 + SPARE, isLean: false };
    if (wanted.from === rows.from && wanted.to === rows.to && wanted.isLean === rows.isLean) return false;
    if (isLeap) setRows(wanted);
    // In pieces between the frames: nobody waits for it.
    else startTransition(() => setRows(wanted));
    return isLeap;
  });
  useEffect(() => {
    const [box, rowsOfIt] = [scroller.current, list.current];
    if (!box || !rowsOfIt) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(rest);
      if (measure()) rest = setTimeout(onScroll, RESTS_MS);
    };
    // Tells of the sizes when it begins, and again when the window or the number of rows has changed.
    const watch = new ResizeObserver(onScroll);
    watch.observe(box);
    watch.observe(rowsOfIt);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      watch.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, [list, scroller]);
  return { from: Math.min(rows.from, Math.max(0, count - 1)), to: Math.min(rows.to, count), isLean: rows.isLean };
}

/** Pixels. */
export function rowHeightOf(list: HTMLElement | null): number {
  return (list && Number.parseFloat(getComputedStyle(list).getPropertyValue("--row"))) || 40;
}
