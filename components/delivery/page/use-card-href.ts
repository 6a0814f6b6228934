"use client";

import { useCallback } from "react";
import { parseCardKey } from "@/server/board/domain/card-key";
import { useDeliveryPage } from "./delivery-page-context";

/** The page of a card, by its key. */
export function useCardHref(): (key: string) => string {
  const { base } = useDeliveryPage();
  return useCallback((key) => `${base}/c/${parseCardKey(key)?.number ?? ""}`, [base]);
}
