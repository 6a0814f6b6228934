"use client";

import type { ReactNode } from "react";
import { CardStrip } from "@/components/delivery/card-strip";
import { HeldMark } from "@/components/delivery/held-mark";
import { useStrip } from "@/components/delivery/strip-data";
import { isEmptyStrip } from "@/server/delivery/domain/strip";
import { type AgedCard, originOf } from "./board-data";

// The same card has the same element, so that a card that did not change is not drawn again.
const drawn = new WeakMap<AgedCard, ReactNode>();

/** The six-part line of a card, and what a limit kept its rules from; nothing while there is nothing to tell. */
export function lineOf(card: AgedCard): ReactNode {
  const element = drawn.get(card) ?? <Line card={card} />;
  drawn.set(card, element);
  return element;
}

function Line({ card }: { card: AgedCard }) {
  // One's own move changes nothing of a pipeline, but a card that has moved is held no more.
  const told = useStrip(originOf(card));
  if (!told) return null;
  const isHeld = told.held !== null && Date.parse(told.held.at) >= Date.parse(card.enteredAt);
  return (
    <>
      {told.held && isHeld && <HeldMark held={told.held} />}
      {!isEmptyStrip(told.strip) && <CardStrip strip={told.strip} />}
    </>
  );
}
