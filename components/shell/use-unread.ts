"use client";

import { useEffect, useState } from "react";
import { useTRPCClient } from "@/components/trpc";

const LOOK_EVERY_MS = 20_000;
/** A page that was rendered while something was being read may not know of it yet. */
const UNSURE_MS = 10_000;
const looks = new Set<() => void>();
let readAt = -UNSURE_MS;

/** Counts anew at once, on this page and on one that is just being opened: something was read. */
export function countUnreadAgain(): void {
  readAt = performance.now();
  for (const look of looks) look();
}

/** How many notifications are unread: first as the page was rendered, then as they come while somebody looks. */
export function useUnread(first: number): number {
  const { notifications } = useTRPCClient();
  const [count, setCount] = useState(first);
  useEffect(() => {
    const look = () => {
      if (!document.hidden) void notifications.unread.query().then(setCount, () => undefined);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    looks.add(look);
    if (performance.now() - readAt < UNSURE_MS) look();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      looks.delete(look);
    };
  }, [notifications]);
  return count;
}
