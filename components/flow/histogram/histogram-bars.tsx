"use client";

import type { KeyboardEvent, RefObject } from "react";
import type { Histogram } from "@/server/flow/domain/histogram";
import type { HistogramScales } from "./histogram-scales";
import type { BinWords } from "./use-bin-words";
import styles from "./histogram.module.css";

type HistogramBarsProps = {
  shape: Histogram;
  scales: HistogramScales;
  words: BinWords;
  reachable: number;
  elements: RefObject<Map<number, SVGElement>>;
  onActive: (index: number | null) => void;
  onOpen: (index: number) => void;
};

/** The bars; each is as high to the pointer as the plot, so that a bar of one card is hit as easily as one of fifty. */
export function HistogramBars({ shape, scales, words, reachable, elements, onActive, onOpen }: HistogramBarsProps) {
  const bottom = scales.y(0);
  const press = (index: number) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen(index);
  };
  return shape.bins.map((bin, index) => {
    const bar = scales.bars[index];
    if (!bar) return null;
    return (
      <g
        key={bin.from}
        ref={(element) => {
          if (element) elements.current.set(index, element);
          else elements.current.delete(index);
        }}
        className={styles.bin}
        role="button"
        tabIndex={index === reachable ? 0 : -1}
        aria-label={words.bar(bin)}
        onFocus={() => onActive(index)}
        onBlur={() => onActive(null)}
        onPointerMove={() => onActive(index)}
        onClick={() => onOpen(index)}
        onKeyDown={press(index)}
      >
        <rect className={styles.reach} x={bar.x} width={bar.width} y={0} height={bottom} />
        <rect className={styles.bar} x={bar.x} width={bar.width} y={bar.y} height={bar.height} rx={Math.min(3, bar.width / 4)} />
      </g>
    );
  });
}
