"use client";

import { useState } from "react";

/** What was typed and not sent, until the tab is closed: closing a panel loses nothing. */
const kept = new Map<string, string>();

/** A text that survives the component that it is typed in; null while there is none. */
export function useDraftText(name: string): [string | null, (text: string | null) => void] {
  const [text, setText] = useState(() => kept.get(name) ?? null);
  const change = (next: string | null) => {
    if (next === null) kept.delete(name);
    else kept.set(name, next);
    setText(next);
  };
  return [text, change];
}
