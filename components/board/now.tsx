"use client";

import { createContext, useContext, useEffect, useState, type ReactNode } from "react";

/** Ages are told in hours and days: more often than every few minutes nothing on a card would change. */
const TICK_MS = 5 * 60_000;

const NowContext = createContext(0);

/** The present instant in milliseconds, the same for all of the page; on the first paint the server's. */
export function useNow(): number {
  return useContext(NowContext);
}

export function NowProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
}
