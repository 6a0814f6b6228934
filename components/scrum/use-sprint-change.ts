"use client";

import { useCallback } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";

/** Has everything about sprints asked again, after one's own change and after a refusal: somebody else may have been first. */
export function useSprintChange(): () => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: trpc.scrum.pathKey() }), [queries, trpc]);
}
