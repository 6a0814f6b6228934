"use client";

import { useEffect, useState } from "react";
import { useNow } from "./now";
import { type TimeLeft, timeLeft } from "@/server/scrum/domain/time-left";

/** Milliseconds: a sprint of a class lasts minutes, so the clock is looked at often. */
const TICK_MS = 10_000;

/** What is left until an instant, kept current. */
export function useTimeLeft(endsAt: string): TimeLeft {
  const rendered = useNow();
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicked(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return timeLeft(Date.parse(endsAt), Math.max(rendered, ticked));
}
