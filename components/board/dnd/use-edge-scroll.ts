"use client";

import { useEffect, useEffectEvent } from "react";

/** Pixels from a column's upper and lower edge within which a card that is held there scrolls it. */
const EDGE = 72;
/** Pixels a second at the very edge, at first and after a while; and how many seconds that while is. */
const SLOW = 500;
const FAST = 6_000;
const WHILE = 4;

type Held = { scroller: HTMLElement; y: number };

/** While `isOn`, a column scrolls as long as a card is held near its edge, faster by and by; `onScrolled` tells of each step. */
export function useEdgeScroll(isOn: boolean, heldAt: () => Held | null, onScrolled: () => void): void {
  const step = useEffectEvent((seconds: number, elapsed: number): boolean => {
    const held = heldAt();
    const depth = held ? depthOf(held) : 0;
    if (!held || depth === 0) return false;
    const before = held.scroller.scrollTop;
    held.scroller.scrollTop += depth * (SLOW + (FAST - SLOW) * Math.min(1, seconds / WHILE) ** 2) * elapsed;
    if (held.scroller.scrollTop !== before) onScrolled();
    return true;
  });
  useEffect(() => {
    if (!isOn) return;
    let since: number | null = null;
    let last = performance.now();
    const onFrame = (now: number) => {
      since ??= now;
      if (!step((now - since) / 1000, Math.min(0.1, (now - last) / 1000))) since = null;
      last = now;
      frame = requestAnimationFrame(onFrame);
    };
    let frame = requestAnimationFrame(onFrame);
    return () => cancelAnimationFrame(frame);
  }, [isOn]);
}

/** From -1 at the upper edge over 0 in between to 1 at the lower one. */
function depthOf({ scroller, y }: Held): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const up = Math.max(0, top + EDGE - y);
  const down = Math.max(0, y - (bottom - EDGE));
  return Math.max(-1, Math.min(1, (down - up) / EDGE));
}
