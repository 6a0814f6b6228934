"use client";

import { useCallback, useEffect, useRef } from "react";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "@/components/trpc";
import { type LiveState, useBoardFeed } from "./use-board-feed";

/** Milliseconds: what comes in together is looked at once. */
const SOON_MS = 400;

/** Asks again for all queries under `queryKey` whenever the board has moved on from `version`, with which the page was rendered. */
export function useLookAgain(boardKey: string, version: number, queryKey: QueryKey): LiveState {
  const client = useTRPCClient();
  const known = useRef(version);
  const lookAgain = useLookSoon(queryKey);
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

/** Has all queries under `queryKey` asked again in a moment, once however often it is called until then. */
export function useLookSoon(queryKey: QueryKey): () => void {
  const queries = useQueryClient();
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => void (soon.current && clearTimeout(soon.current)), []);
  return useCallback(() => {
    soon.current ??= setTimeout(() => {
      soon.current = null;
      void queries.invalidateQueries({ queryKey });
    }, SOON_MS);
  }, [queries, queryKey]);
}
