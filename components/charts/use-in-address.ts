"use client";

import { useSearchParams } from "next/navigation";

/** A choice of how something is drawn, kept in the page's address so that a link shows the same. Nothing is asked of the server for it; null is the default. */
export function useInAddress(name: string): [string | null, (value: string | null) => void] {
  const search = useSearchParams();
  const set = (value: string | null) => {
    const params = new URLSearchParams(search);
    if (value === null) params.delete(name);
    else params.set(name, value);
    const query = params.toString();
    globalThis.history.replaceState(null, "", query === "" ? globalThis.location.pathname : `?${query}`);
  };
  return [search.get(name), set];
}
