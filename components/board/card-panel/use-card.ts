"use client";

import { useEffect, useRef } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";
import { isWriting } from "./writes-under-way";

/**
 * A card with its history, and the board it is on. The board is the one that the page beside the panel keeps current;
 * whenever that moves on, card and history are read anew, for any of it may be about this card.
 */
export function useCard(boardKey: string, cardKey: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const board = useQuery(trpc.board.get.queryOptions({ key: boardKey }, { staleTime: Infinity, refetchOnMount: false, refetchOnReconnect: false }));
  const card = useQuery(trpc.card.get.queryOptions({ cardKey }, { staleTime: 0 }));
  const history = useQuery(trpc.card.history.queryOptions({ cardKey }, { staleTime: 0 }));
  const version = board.data?.version;
  const seen = useRef(version);
  useEffect(() => {
    const before = seen.current;
    seen.current = version;
    // One's own write reads the card when it is done.
    if (before === undefined || before === version || isWriting(cardKey)) return;
    void queries.invalidateQueries({ queryKey: trpc.card.get.queryKey({ cardKey }) });
    void queries.invalidateQueries({ queryKey: trpc.card.history.queryKey({ cardKey }) });
  }, [queries, trpc, cardKey, version]);
  const failed = [board, card, history].find((query) => query.isError && query.data === undefined);
  return { board: board.data, card: card.data, history: history.data, error: failed?.error ?? null, isGone: card.isError && reasonOf(card.error) === "not_found", retry: () => void failed?.refetch() };
}

function reasonOf(error: { data?: { reason?: unknown } | null } | null): unknown {
  return error?.data?.reason;
}
