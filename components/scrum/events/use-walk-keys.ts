"use client";

import { useEffect, useEffectEvent } from "react";
import { plainKey, takesKeys } from "@/components/ui/shortcut-keys";

const STEPS: Record<string, number> = { arrowright: 1, pagedown: 1, arrowleft: -1, pageup: -1 };

/** Has the arrow keys, and those of a presenter's remote, go one further or one back; `close` is what Escape does. */
export function useWalkKeys(go: (steps: number) => void, close?: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = plainKey(event);
    if (key === null || event.defaultPrevented || takesKeys(document.activeElement) || document.querySelector("[role=dialog], [role=alertdialog]") !== null) return;
    const steps = STEPS[key];
    if (steps !== undefined) {
      event.preventDefault();
      go(steps);
    } else if (key === "escape") close?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
