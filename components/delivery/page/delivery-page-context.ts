"use client";

import { createContext, useContext } from "react";

export type DeliveryPage = {
  boardKey: string;
  /** The board's own address. */
  base: string;
  timeZone: string;
  mayApprove: boolean;
  mayManage: boolean;
  /** The names of those who may approve, and of those who connect sources. */
  owners: readonly string[];
  masters: readonly string[];
  hasSources: boolean;
};

const PageContext = createContext<DeliveryPage | null>(null);

export const DeliveryPageProvider = PageContext;

/** The board whose delivery is in view, and what its reader may do. */
export function useDeliveryPage(): DeliveryPage {
  const page = useContext(PageContext);
  if (!page) throw new Error("used outside the Delivery page");
  return page;
}
