"use client";

import { useCallback, useEffect, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { applyAnswer, applyPatch, type BoardData, furtherOf, isWhole } from "./board-data";
import { useNow } from "./now";
import { useBoardFeed } from "./use-board-feed";

export type Answer = Parameters<typeof applyAnswer>[1];

/**
 * The board as the server has it: its top rendered with the page, all of it asked for at once after that, then kept current
 * by the feed and by the answers to one's own writes. It is read anew only when the feed says so, and when a new day has
 * begun where the board is.
 */
export function useBoardData(initial: BoardData) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { key } = initial;
  const options = trpc.board.get.queryOptions({ key }, { staleTime: Infinity, refetchOnReconnect: false, refetchOnMount: false, structuralSharing: false });
  const { queryKey } = options;
  const [cacheKey] = useState(queryKey);
  const change = useCallback(
    (next: (board: BoardData) => BoardData) => queries.setQueryData<BoardData>(cacheKey, (board) => board && next(board)),
    [queries, cacheKey],
  );
  // A page that comes out of the browser's history may be older than what is known by now, or newer.
  useState(() => queries.setQueryData<BoardData>(cacheKey, (known) => furtherOf(known, initial)));
  const { data: board = initial } = useQuery({ ...options, initialData: initial });

  const reload = useCallback(async () => {
    const fresh = await client.board.get.query({ key });
    change((known) => furtherOf(known, fresh));
  }, [client, key, change]);
  const feed = useBoardFeed(key, {
    version: () => {
      const known = queries.getQueryData<BoardData>(cacheKey);
      return known && isWhole(known) ? known.version : null;
    },
    onPatch: (patch) => change((known) => applyPatch(known, patch, new Date())),
    reload,
  });
  const adopt = useCallback((answer: Answer) => change((known) => applyAnswer(known, answer, new Date())), [change]);

  const now = useNow();
  const today = zonedDay(new Date(now), board.timeZone);
  useEffect(() => {
    // Who is away, and so every limit, follows from the day. A failure mends itself: the feed reads the board when it is back.
    if (today > board.day) void reload().catch(() => undefined);
  }, [today, board.day, reload]);

  return { board, feed, adopt };
}
