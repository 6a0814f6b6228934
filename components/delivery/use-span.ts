"use client";

import { useCallback } from "react";
import { useLength } from "./use-length";

/** How long something of a pipeline took, to the second within the hour; null while an end of it is not known. */
export function useSpan(): (from: string | null, to: string | null) => string | null {
  const length = useLength();
  return useCallback((from, to) => (from === null || to === null ? null : length(Date.parse(to) - Date.parse(from))), [length]);
}
