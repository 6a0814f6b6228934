"use client";

import { createContext, useContext } from "react";
import { may, type Action } from "@/server/people/domain/policy";
import type { CardPage, PanelBoard } from "./card-data";
import type { CardActions } from "./use-card-actions";

/** The card in the panel, the board it is on, and what can be done with it. */
export type OpenCard = { boardKey: string; card: CardPage; board: PanelBoard; actions: CardActions; onClose: () => void };

const CardContext = createContext<OpenCard | null>(null);

export const CardProvider = CardContext.Provider;

export function useOpenCard(): OpenCard {
  const card = useContext(CardContext);
  if (card === null) throw new Error("a part of the card panel stands outside it");
  return card;
}

/** Whether the reader may do this, and the card is on the board to do it with. */
export function useAllows(action: Action): boolean {
  const { card, board } = useOpenCard();
  return card.archivedAt === null && may(action, board.you.roles);
}
