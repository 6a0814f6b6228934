"use client";

import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTRPCClient } from "@/components/trpc";
import { type CardStrip, createStripStore, type StripStore } from "./strip-store";

const StripContext = createContext<StripStore | null>(null);

/** Keeps the lines of one board's cards. */
export function StripProvider({ boardKey, children }: { boardKey: string; children: ReactNode }) {
  const client = useTRPCClient();
  const [store] = useState(() => createStripStore((cards) => client.delivery.strips.query({ key: boardKey, cards })));
  return <StripContext value={store}>{children}</StripContext>;
}

/** The line of a card in view, fetched after the card is drawn and again when it has changed; undefined while nothing is to be told. */
export function useStrip(card: { readonly key: string }): CardStrip | undefined {
  const store = useContext(StripContext);
  if (!store) throw new Error("used outside a board");
  useEffect(() => store.want(card), [store, card]);
  return useSyncExternalStore(
    useCallback((notify) => store.watch(card.key, notify), [store, card.key]),
    () => store.toldOf(card.key),
    () => undefined,
  );
}
