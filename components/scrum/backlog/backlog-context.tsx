"use client";

import { createContext, use } from "react";
import type { EpicLine, Member, OpenSprint } from "./backlog-data";
import type { Words } from "./use-words";
import type { BacklogWrites } from "./use-backlog-writes";

/** What the whole page is about, beside the cards. */
export type BacklogBoard = {
  boardKey: string;
  base: string;
  mayRank: boolean;
  mayValue: boolean;
  mayPlan: boolean;
  mayEdit: boolean;
  mayDiscard: boolean;
  mayShare: boolean;
  /** Names of those who rank. */
  owners: string[];
  members: Member[];
  sprints: OpenSprint[];
};

export type BacklogContext = BacklogBoard & { epics: EpicLine[]; writes: BacklogWrites; words: Words };

const Context = createContext<BacklogContext | null>(null);
export const BacklogProvider = Context.Provider;

export function useBacklogPage(): BacklogContext {
  const page = use(Context);
  if (page === null) throw new Error("used outside the Backlog");
  return page;
}
