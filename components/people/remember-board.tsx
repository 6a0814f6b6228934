"use client";

import { useEffect } from "react";

const YEAR_IN_SECONDS = 31_536_000;

/** Keeps which board was seen last, so that the front door leads back to it. */
export function RememberBoard({ workspace, boardKey }: { workspace: string; boardKey: string }) {
  useEffect(() => {
    document.cookie = `board=${workspace}/${boardKey}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
  }, [workspace, boardKey]);
  return null;
}
