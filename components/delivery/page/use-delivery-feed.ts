"use client";

import { useCallback, useEffect, useRef } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { type LiveState, useBoardFeed } from "@/components/board/use-board-feed";
import { useTRPC, useTRPCClient } from "@/components/trpc";

/** Milliseconds: what comes in together is looked at once. */
const SOON_MS = 400;

/** Asks again for what the page shows whenever the board has moved on from `version`, with which the page was rendered. */
export function useDeliveryFeed(boardKey: string, version: number): LiveState {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const known = useRef(version);
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lookAgain = useCallback(() => {
    soon.current ??= setTimeout(() => {
      soon.current = null;
      void queries.invalidateQueries({ queryKey: trpc.delivery.pathKey() });
    }, SOON_MS);
  }, [queries, trpc]);
  useEffect(() => () => void (soon.current && clearTimeout(soon.current)), []);
  const { live } = useBoardFeed(boardKey, {
    version: () => known.current,
    onPatch: (patch) => {
      known.current = Math.max(known.current, patch.version);
      lookAgain();
    },
    reload: async () => {
      const board = await client.board.top.query({ key: boardKey });
      if (board.version === known.current) return;
      known.current = board.version;
      lookAgain();
    },
  });
  return live;
}
