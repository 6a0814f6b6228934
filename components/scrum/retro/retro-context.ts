"use client";

import { createContext, useContext } from "react";
import type { Retro } from "./retro-data";
import type { RetroWrites } from "./use-retro-writes";

export type RetroPage = {
  retro: Retro;
  sprint: number;
  writes: RetroWrites;
  /** Whether its reader writes, groups, votes and decides; and whether they lead it. */
  takesPart: boolean;
  facilitates: boolean;
  /** Of the team, those who can own an action. */
  team: readonly { id: string; name: string }[];
};

const Context = createContext<RetroPage | null>(null);

export const RetroProvider = Context;

/** The retrospective in view. */
export function useRetroPage(): RetroPage {
  const page = useContext(Context);
  if (!page) throw new Error("used outside a retrospective");
  return page;
}
