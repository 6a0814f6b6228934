"use client";

import type { ReactNode } from "react";
import type { AgedCard } from "./board-data";

/** The six-part line of a card. */
export function useStrips(): (card: AgedCard) => ReactNode {
  return drawNothing;
}

function drawNothing(): ReactNode {
  return null;
}
