"use client";

import { createContext, useContext } from "react";
import type { Role } from "@/server/people/domain/actor";
import { may, type Action } from "@/server/people/domain/policy";

export type ScrumPage = {
  boardKey: string;
  boardName: string;
  /** The board's own address. */
  base: string;
  timeZone: string;
  roles: readonly Role[];
  /** The names of those who set goals, and of those who plan, start and close. */
  owners: readonly string[];
  masters: readonly string[];
};

const PageContext = createContext<ScrumPage | null>(null);

export const ScrumPageProvider = PageContext;

/** The board whose sprints are in view, and what its reader may do. */
export function useScrumPage(): ScrumPage & { allows: (action: Action) => boolean } {
  const page = useContext(PageContext);
  if (!page) throw new Error("used outside the pages of sprints");
  return { ...page, allows: (action) => may(action, page.roles) };
}
