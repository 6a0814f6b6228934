"use client";

import { useEffect, useEffectEvent } from "react";
import { isComposing } from "./use-submit-on-enter";

/** Calls `onEscape` for an Escape that nothing inside has used: no open popup, no input method at work. */
export function useEscape(isActive: boolean, onEscape: () => void): void {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    if (!isActive) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !isComposing(event)) escape();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isActive]);
}
