"use client";

import { useMemo } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { type Backlog, withChanges } from "./backlog-data";

/**
 * Brings what the page knows of the Backlog up to date: `catchUp` by what has changed since, so that a change costs as little as it is;
 * `readAnew` all of it, where what is shown may not be what is.
 */
export function useCatchUp(boardKey: string): { catchUp: () => Promise<void>; readAnew: () => Promise<void> } {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useMemo(() => {
    const { queryKey } = trpc.backlog.get.queryOptions({ key: boardKey });
    const readAnew = () => queries.invalidateQueries({ queryKey: trpc.backlog.pathKey() });
    const catchUp = async () => {
      const known = queries.getQueryData<Backlog>(queryKey);
      if (!known) return readAnew();
      const changes = await client.backlog.changes.query({ key: boardKey, since: known.version }).catch(() => null);
      if (changes === null) return readAnew();
      queries.setQueryData<Backlog>(queryKey, (before) => before && withChanges(before, changes));
      const others = [trpc.backlog.epics.pathKey(), trpc.backlog.room.pathKey(), trpc.backlog.search.pathKey()];
      await Promise.all(others.map((key) => queries.invalidateQueries({ queryKey: key })));
    };
    return { catchUp, readAnew };
  }, [boardKey, client, queries, trpc]);
}
