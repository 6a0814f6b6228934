"use client";

import { useEffect, useEffectEvent, useState } from "react";

/**
 * Calls `onEnd` after `duration` milliseconds (never for null), counting only while neither pointer nor focus is inside:
 * nobody should have to race a message to read it or to press its button.
 */
export function useCountdown(duration: number | null, onEnd: () => void) {
  const [isPaused, setPaused] = useState(false);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (duration === null || isPaused) return;
    const timer = setTimeout(() => end(), duration);
    return () => clearTimeout(timer);
  }, [duration, isPaused]);
  return {
    onPointerEnter: () => setPaused(true),
    onPointerLeave: () => setPaused(false),
    onFocus: () => setPaused(true),
    onBlur: () => setPaused(false),
  };
}
