"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPCClient } from "@/components/trpc";
import { readRefusal } from "@/components/ui/refusal";
import type { BoardPatch } from "@/server/board/domain/board-view";
import type { AppRouter } from "@/server/app-router";

/** `connecting` is the very first time; `signedOut` and `removed` do not get better by waiting. */
export type LiveState = "connecting" | "live" | "reconnecting" | "signedOut" | "removed";

export type Present = { id: string; name: string };

type Heard = inferRouterOutputs<AppRouter>["board"]["watch"] extends AsyncIterable<infer Each> ? Each : never;
type Signal = { type: "patch"; patch: BoardPatch } | { type: "reset"; version: number } | { type: "presence"; people: Present[] };

type FeedHandlers = {
  /** The version from which to listen on; null when the board has to be read first. */
  version: () => number | null;
  onPatch: (patch: BoardPatch) => void;
  /** Reads the whole board anew; throws as the server refuses. */
  reload: () => Promise<void>;
};

/** Milliseconds before each next try, the last one repeating. */
const WAITS = [500, 1_000, 2_000, 5_000, 10_000] as const;

/**
 * Listens to a board. A connection that breaks is made again and goes on from the last version heard, so nothing is lost;
 * `retry` does not wait for the next try.
 */
export function useBoardFeed(key: string, handlers: FeedHandlers): { live: LiveState; people: readonly Present[]; retry: () => void } {
  const client = useTRPCClient();
  const [live, setLive] = useState<LiveState>("connecting");
  const [people, setPeople] = useState<readonly Present[]>([]);
  const [round, setRound] = useState(0);
  const version = useEffectEvent(handlers.version);
  const reload = useEffectEvent(handlers.reload);
  const hear = useEffectEvent((signal: Signal) => {
    if (signal.type === "patch") handlers.onPatch(signal.patch);
    else if (signal.type === "presence") setPeople(signal.people);
    else void handlers.reload().catch(() => undefined);
  });

  useEffect(() => {
    let isOver = false;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let subscription = { unsubscribe: () => {} };
    const connect = (from: number) => {
      subscription = client.board.watch.subscribe(
        { key, lastEventId: String(from) },
        {
          onStarted: () => {
            failures = 0;
            setLive("live");
          },
          onData: (data) => hear(signalOf(data)),
          onConnectionStateChange: ({ state, error }) => state === "connecting" && error && setLive("reconnecting"),
          onError: () => again(),
          // The server ends long streams of its own accord; that is no failure.
          onComplete: () => again(),
        },
      );
    };
    const again = () => {
      subscription.unsubscribe();
      if (isOver) return;
      clearTimeout(timer);
      const wait = WAITS[Math.min(failures, WAITS.length - 1)];
      failures += 1;
      if (failures > 1) setLive("reconnecting");
      timer = setTimeout(() => void rejoin(), wait);
    };
    const rejoin = async () => {
      try {
        await reload();
      } catch (error) {
        const ended = endOf(error);
        if (isOver) return;
        if (ended) setLive(ended);
        else again();
        return;
      }
      if (!isOver) connect(version() ?? 0);
    };
    const known = version();
    if (round === 0 && known !== null) connect(known);
    else void rejoin();
    const hurry = () => setRound((before) => before + 1);
    window.addEventListener("online", hurry);
    return () => {
      isOver = true;
      clearTimeout(timer);
      subscription.unsubscribe();
      window.removeEventListener("online", hurry);
    };
  }, [client, key, round]);

  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { live, people, retry };
}

/** Signals that may be resumed from come in an envelope with their version. */
function signalOf(data: Heard): Signal {
  return "data" in data ? data.data : data;
}

function endOf(error: unknown): "signedOut" | "removed" | null {
  const { reason } = readRefusal(error);
  if (reason === "unauthenticated") return "signedOut";
  return reason === "not_found" ? "removed" : null;
}
