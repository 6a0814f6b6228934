"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";
import type { BoardStrip } from "@/server/flow/contracts/page";

/** The team's past changes slowly; milliseconds. */
export const STRIP_FRESH_FOR = 10 * 60_000;

/**
 * What the team's past says beside its board, and when it was read (milliseconds). Asked for once a page, and again from
 * time to time while somebody looks at it: what it warns of is gone once it is solved.
 */
export function useBoardStrip(boardKey: string): { strip: BoardStrip | undefined; readAt: number } {
  const trpc = useTRPC();
  const { data, dataUpdatedAt } = useQuery(trpc.flow.strip.queryOptions({ key: boardKey }, { staleTime: STRIP_FRESH_FOR, refetchInterval: STRIP_FRESH_FOR }));
  return { strip: data, readAt: dataUpdatedAt };
}
