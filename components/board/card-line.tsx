"use client";

import type { ReactNode } from "react";
import { CardStrip } from "@/components/delivery/card-strip";
import { useStrip } from "@/components/delivery/strip-data";
import { type AgedCard, originOf } from "./board-data";

// The same card has the same element, so that a card that did not change is not drawn again.
const drawn = new WeakMap<AgedCard, ReactNode>();

/** The six-part line of a card; nothing while its pipeline has told nothing. */
export function lineOf(card: AgedCard): ReactNode {
  const element = drawn.get(card) ?? <Line card={card} />;
  drawn.set(card, element);
  return element;
}

function Line({ card }: { card: AgedCard }) {
  // One's own move changes nothing of a pipeline.
  const strip = useStrip(originOf(card));
  return strip ? <CardStrip strip={strip} /> : null;
}
