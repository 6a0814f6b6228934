"use client";

import { useEffect, useState } from "react";
import { useTRPCClient } from "@/components/trpc";

const LOOK_EVERY_MS = 20_000;
const looks = new Set<() => void>();

/** Counts anew at once: something was read. */
export function countUnreadAgain(): void {
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
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      looks.delete(look);
    };
  }, [notifications]);
  return count;
}
