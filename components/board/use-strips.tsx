"use client";

import { type ReactNode, useCallback } from "react";
import { CardStrip } from "@/components/delivery/card-strip";
import { useStripOf } from "@/components/delivery/strip-data";
import type { Strip } from "@/server/delivery/domain/strip";
import type { AgedCard } from "./board-data";
import { useBoard } from "./board-context";

// The same line is the same element, so that a card whose line did not change is not drawn again.
const drawn = new WeakMap<Strip, ReactNode>();

/** The six-part line of a card; nothing while its pipeline has told nothing. */
export function useStrips(): (card: AgedCard) => ReactNode {
  const stripOf = useStripOf(useBoard().board.key);
  return useCallback(
    (card) => {
      const strip = stripOf(card.key);
      if (!strip) return null;
      const element = drawn.get(strip) ?? <CardStrip strip={strip} />;
      drawn.set(strip, element);
      return element;
    },
    [stripOf],
  );
}
