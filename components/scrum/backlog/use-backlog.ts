"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type LiveState, useBoardFeed } from "@/components/board/use-board-feed";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import type { Backlog } from "./backlog-data";
import { useCatchUp } from "./use-catch-up";

/** Milliseconds: what comes in together is looked at once. */
const SOON_MS = 400;

/** The Backlog, from its top as the page brought it, then all of it, and again whenever the board moves on. */
export function useBacklog(boardKey: string, first: Backlog): { backlog: Backlog; isWhole: boolean; live: LiveState } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { catchUp } = useCatchUp(boardKey);
  const { data } = useQuery(trpc.backlog.get.queryOptions({ key: boardKey }, { staleTime: Infinity, structuralSharing: false }));
  const known = useRef(first.version);
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lookAgain = useCallback(() => {
    soon.current ??= setTimeout(() => {
      soon.current = null;
      void catchUp();
    }, SOON_MS);
  }, [catchUp]);
  useEffect(() => () => void (soon.current && clearTimeout(soon.current)), []);
  const hear = (version: number) => {
    if (version <= known.current) return;
    known.current = version;
    lookAgain();
  };
  const { live } = useBoardFeed(boardKey, {
    version: () => known.current,
    onPatch: ({ version }) => hear(version),
    reload: async () => hear((await client.board.top.query({ key: boardKey })).version),
  });
  return { backlog: data ?? first, isWhole: data !== undefined, live };
}

/** The keys of the cards that the server finds by these words; null while nothing is asked, or not answered yet. */
export function useFoundCards(boardKey: string, text: string): ReadonlySet<string> | null {
  const trpc = useTRPC();
  const words = useDeferredValue(text.trim());
  const { data } = useQuery(trpc.backlog.search.queryOptions({ key: boardKey, words }, { enabled: words !== "", placeholderData: keepPreviousData }));
  return useMemo(() => (words === "" || !data ? null : new Set(data)), [data, words]);
}
