"use client";

import type { inferRouterInputs } from "@trpc/server";
import { useTRPCClient } from "@/components/trpc";
import { useAttempt } from "@/components/ui/use-attempt";
import type { AppRouter } from "@/server/app-router";

type Inputs = inferRouterInputs<AppRouter>["events"];
type Write<Name extends "start" | "turn"> = Omit<Inputs[Name], "key">;

export type EventWrites = ReturnType<typeof useEventWrites>;

/** Everything that whoever facilitates does with an event. What comes of it is told by the board's feed. */
export function useEventWrites(key: string) {
  const { events } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  return {
    error,
    isPending,
    start: (input: Write<"start">) => attempt(() => events.start.mutate({ key, ...input })),
    clock: (change: Inputs["clock"]["change"]) => attempt(() => events.clock.mutate({ key, change })),
    stop: () => attempt(() => events.stop.mutate({ key })),
    turn: (input: Write<"turn">) => attempt(() => events.turn.mutate({ key, ...input })),
  };
}
