"use client";

import { memo } from "react";
import type { AgedCard } from "../board-data";
import styles from "./card-lines.module.css";

type CardLinesProps = { cards: readonly AgedCard[]; from: number; to: number; /** Pixels that these cards would fill. */ height: number };

/**
 * Cards out of sight, a line of text each at about the place where the card would be. The browser's own search, a screen
 * reader and print find them there; once one comes into view it is drawn as the card that it is.
 */
export const CardLines = memo(function CardLines({ cards, from, to, height }: CardLinesProps) {
  const lines = cards.slice(from, to).map(lineOf).join("\n");
  return (
    <li className={styles.lines} style={{ height, lineHeight: `${height / (to - from)}px` }} data-lines={to - from}>
      {lines}
    </li>
  );
});

function lineOf({ key, title, labels, blockedReason }: AgedCard): string {
  return [key, title, ...labels, blockedReason].filter(Boolean).join("  ").replaceAll("\n", " ");
}
