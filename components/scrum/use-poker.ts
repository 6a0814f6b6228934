"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTRPCClient } from "@/components/trpc";
import type { AppRouter } from "@/server/app-router";
import { useStream } from "./use-stream";

type Heard = inferRouterOutputs<AppRouter>["scrum"]["watchPoker"] extends AsyncIterable<infer Each> ? Each : never;

/** A round of planning poker as the reader may see it; null once it is over. */
export type Poker = Heard;

/** The card's round as it goes on; undefined until it is heard of. */
export function usePoker(cardKey: string): Poker | undefined {
  const { scrum } = useTRPCClient();
  return useStream<Poker, undefined>(cardKey, (handlers) => scrum.watchPoker.subscribe({ cardKey }, handlers), undefined);
}
