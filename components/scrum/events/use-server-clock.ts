"use client";

import { useEffect, useState } from "react";
import { useNow } from "@/components/board/now";
import { useTRPCClient } from "@/components/trpc";

const TICK_MS = 250;

/** The present instant by the server's clock, in milliseconds, every second anew: the same on every screen, however wrong its own clock is. */
export function useServerClock(): number {
  const { events } = useTRPCClient();
  const [now, setNow] = useState(useNow());
  useEffect(() => {
    let ahead = 0;
    let isOver = false;
    const look = () => setNow(Math.floor((Date.now() + ahead) / 1000) * 1000);
    const measure = async () => {
      const asked = Date.now();
      const server = Date.parse((await events.time.query()).now);
      // Half of the way there and back.
      if (!isOver) ahead = server - (asked + Date.now()) / 2;
    };
    measure().then(look, look);
    const timer = setInterval(look, TICK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [events]);
  return now;
}
