"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";
import type { BoardStrip } from "@/server/flow/contracts/page";
import { STRIP_FRESH_FOR } from "./use-board-strip";

/** Within how many milliseconds 85 % of the team's latest cards went from start to finish; null while that is not known. Nothing else of the strip draws its reader anew. */
export function useUsualTime(boardKey: string): number | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flow.strip.queryOptions({ key: boardKey }, { staleTime: STRIP_FRESH_FOR, select: usualTime }));
  return data ?? null;
}

function usualTime({ usualSeconds }: BoardStrip): number | null {
  return usualSeconds === null ? null : usualSeconds * 1000;
}
