"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";

/** The team's past changes slowly; milliseconds. */
const FRESH_FOR = 10 * 60_000;

/** Within how many milliseconds 85 % of the team's latest cards went from start to finish; null while that is not known. */
export function useUsualTime(boardKey: string): number | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flow.usualTime.queryOptions({ key: boardKey }, { staleTime: FRESH_FOR }));
  return typeof data?.seconds === "number" ? data.seconds * 1000 : null;
}
