"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import type { Strip } from "@/server/delivery/domain/strip";

export type CardStrips = { card: string; strip: Strip }[];

/** More changed cards than this are not asked for one by one. */
const ASK_AT_MOST = 200;

/** The line of a card by its key; undefined while nothing is on it. */
export function useStripOf(boardKey: string): (cardKey: string) => Strip | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.delivery.strips.queryOptions({ key: boardKey }, { staleTime: Infinity, refetchOnMount: false, refetchOnReconnect: false }));
  const strips = useMemo(() => new Map(data?.map(({ card, strip }) => [card, strip])), [data]);
  return useCallback((cardKey) => strips.get(cardKey), [strips]);
}

/**
 * Keeps the lines current: whatever happens to a card on the board may have come from its pipeline. Used once a board, before
 * the first line is drawn; `initial` is what came with the page.
 */
export function useStripRefresh(boardKey: string, cards: readonly { key: string }[], initial: CardStrips): void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  useState(() => queries.setQueryData<CardStrips>(trpc.delivery.strips.queryKey({ key: boardKey }), initial));
  const seen = useRef<ReadonlyMap<string, object> | null>(null);
  useEffect(() => {
    const now = new Map(cards.map((card) => [card.key, card as object]));
    const before = seen.current;
    seen.current = now;
    if (!before) return;
    const changed = cards.filter((card) => before.get(card.key) !== card).map(({ key }) => key);
    if (changed.length === 0) return;
    const queryKey = trpc.delivery.strips.queryKey({ key: boardKey });
    if (changed.length > ASK_AT_MOST) {
      void queries.invalidateQueries({ queryKey, exact: true, refetchType: "all" });
      return;
    }
    void client.delivery.strips
      .query({ key: boardKey, cards: changed })
      .then((fresh) => queries.setQueryData<CardStrips>(queryKey, (known) => [...(known ?? []).filter(({ card }) => !changed.includes(card)), ...fresh]))
      // The lines stay as they were; the next change asks again.
      .catch(() => undefined);
  }, [boardKey, cards, client, queries, trpc]);
}
