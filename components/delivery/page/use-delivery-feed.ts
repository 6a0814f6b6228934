"use client";

import { useMemo } from "react";
import type { LiveState } from "@/components/board/use-board-feed";
import { useLookAgain } from "@/components/board/use-look-again";
import { useTRPC } from "@/components/trpc";

/** Asks again for what the page shows whenever the board has moved on from `version`, with which the page was rendered. */
export function useDeliveryFeed(boardKey: string, version: number): LiveState {
  const trpc = useTRPC();
  return useLookAgain(boardKey, version, useMemo(() => trpc.delivery.pathKey(), [trpc]));
}
