"use client";

import { useSyncExternalStore } from "react";

const MINUTE_MS = 60_000;

/** The end of the minute it is: what is drawn with it stays still until the next one. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(everyMinute, endOfMinute, endOfMinute));
}

function everyMinute(notify: () => void): () => void {
  const timer = setInterval(notify, MINUTE_MS / 2);
  return () => clearInterval(timer);
}

function endOfMinute(): number {
  return Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
}
