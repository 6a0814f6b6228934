"use client";

import { useEffect } from "react";

/**
 * Fetches the Korean face's style sheet after the first paint. It lists 120 slices of the alphabet (24 kB), which would
 * hold up every page for the sake of readers whose own system has no good Korean face; those see it swap in.
 */
export function KoreanFont() {
  useEffect(() => {
    void import("./korean-font-faces");
  }, []);
  return null;
}
