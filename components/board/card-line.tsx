"use client";

import type { ReactNode } from "react";
import { CardStrip } from "@/components/delivery/card-strip";
import { useStrip } from "@/components/delivery/strip-data";
import type { AgedCard } from "./board-data";

// The same card has the same element, so that a card that did not change is not drawn again.
const drawn = new WeakMap<AgedCard, ReactNode>();

/** The six-part line of a card; nothing while its pipeline has told nothing. */
export function lineOf(card: AgedCard): ReactNode {
  const element = drawn.get(card) ?? <Line card={card} />;
  drawn.set(card, element);
  return element;
}

function Line({ card }: { card: AgedCard }) {
  const strip = useStrip(card);
  return strip ? <CardStrip strip={strip} /> : null;
}
