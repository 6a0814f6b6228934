"use client";

import { useEffect, useRef, useState, type RefObject } from "react";

/** The width of an element in whole pixels, `initial` until it has been measured: on the server, and in the first frame. */
export function useWidth<Measured extends Element>(initial: number): [RefObject<Measured | null>, number] {
  const element = useRef<Measured>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
