"use client";

import { useEffect, useEffectEvent } from "react";
import { takesKeys } from "@/components/ui/shortcut-keys";
import { isComposing } from "@/components/ui/use-submit-on-enter";
import { useBoardActions } from "./board-context";

/** Ctrl+Z or Cmd+Z takes back one's own last move; in a field the key belongs to the text. */
export function UndoKeys() {
  const { undoLast } = useBoardActions();
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyZ";
    if (!isUndo || isComposing(event) || event.defaultPrevented || takesKeys(document.activeElement)) return;
    event.preventDefault();
    undoLast();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => listen(event);
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return null;
}
