"use client";

import { useEffect, useState } from "react";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPCClient } from "@/components/trpc";
import type { AppRouter } from "@/server/app-router";

type Heard = inferRouterOutputs<AppRouter>["scrum"]["watchPoker"] extends AsyncIterable<infer Each> ? Each : never;

/** A round of planning poker as the reader may see it; null once it is over. */
export type Poker = Heard;

/** A stream that ended is asked for again after so long. */
const AGAIN_MS = 1_000;

/** The card's round as it goes on; undefined until it is heard of. */
export function usePoker(cardKey: string): Poker | undefined {
  const { scrum } = useTRPCClient();
  const [poker, setPoker] = useState<Poker>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream = { unsubscribe: () => {} };
    const listen = () => {
      stream = scrum.watchPoker.subscribe({ cardKey }, { onData: setPoker, onError: again, onComplete: again });
    };
    const again = () => {
      stream.unsubscribe();
      clearTimeout(timer);
      timer = setTimeout(listen, AGAIN_MS);
    };
    listen();
    return () => {
      clearTimeout(timer);
      stream.unsubscribe();
    };
  }, [scrum, cardKey]);
  return poker;
}
