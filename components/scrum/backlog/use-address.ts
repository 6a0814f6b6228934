"use client";

import { useMemo } from "react";
import { useSearchParams } from "next/navigation";
import { type BacklogSearch, readBacklogSearch, writeBacklogSearch } from "./backlog-search";

/** What the address says, and the way to change it without asking the server for the page again. */
export function useAddress(): { search: BacklogSearch; choose: (change: Partial<BacklogSearch>) => void } {
  const params = useSearchParams();
  const search = useMemo(() => readBacklogSearch(params), [params]);
  return {
    search,
    choose: (change) => globalThis.history.replaceState(null, "", `${globalThis.location.pathname}${writeBacklogSearch({ ...search, ...change })}`),
  };
}
