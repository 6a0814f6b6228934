"use client";

import { useMemo, type RefObject } from "react";
import { useWidth } from "./use-width";

export type Frame = { left: number; right: number; top: number; bottom: number };
export type Plot = {
  box: RefObject<HTMLDivElement | null>;
  width: number;
  height: number;
  /** Where marks are drawn; around it stand the axes and, at the right, the labels of the marks. */
  frame: Frame;
  /** As on a phone: names are short and few. */
  isNarrow: boolean;
};

/** Drawn on the server, and until the width is known. */
const FIRST_WIDTH = 560;
const NARROW = 480;

type PlotSize = {
  height: number;
  /** Room above the marks for what belongs to an instant rather than to a value. */
  top: number;
  /** Room at the right for labels: on a wide plot, and on a narrow one. */
  right: readonly [wide: number, narrow: number];
};

/** The measured room of a chart. */
export function usePlot({ height, top, right: [wide, narrow] }: PlotSize): Plot {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  return useMemo(() => {
    const isNarrow = width < NARROW;
    const frame = { left: isNarrow ? 42 : 44, right: width - (isNarrow ? narrow : wide), top, bottom: height - 28 };
    return { box, width, height, frame, isNarrow };
  }, [box, width, height, top, wide, narrow]);
}
