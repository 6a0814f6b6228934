"use client";

import { useMemo } from "react";
import { type CardStrips, useStripRefresh } from "@/components/delivery/strip-data";
import { allCards } from "./board-data";
import { useBoard } from "./board-context";

/** Holds the cards' lines as they came with the page, and asks for those of cards to which something has happened since. */
export function KeepStrips({ initial }: { initial: CardStrips }) {
  const { board } = useBoard();
  useStripRefresh(board.key, useMemo(() => allCards(board), [board]), initial);
  return null;
}
