"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { matchKey, plainKey, SEQUENCE_WINDOW, takesKeys } from "./shortcut-keys";

export type Shortcut = {
  /** A key, or two with a space between: "c", "?", "g b". */
  keys: string;
  /** What it does, in the reader's language; listed in the help. */
  label: string;
};

type Registered = Shortcut & { run: (event: KeyboardEvent) => void };

/** Later registrations win, so that an open panel can take a key from the page under it. */
let registered: readonly Registered[] = [];
const watchers = new Set<() => void>();
let pending: { key: string; at: number } | null = null;

/** Listens for a single-key shortcut while the component is shown and `isEnabled`. */
export function useShortcut(shortcut: Shortcut, onPress: (event: KeyboardEvent) => void, isEnabled = true): void {
  const { keys, label } = shortcut;
  const run = useEffectEvent(onPress);
  useEffect(() => {
    if (!isEnabled) return;
    return register({ keys, label, run: (event) => run(event) });
  }, [keys, label, isEnabled]);
}

/** The shortcuts that work now, one for each key. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(watch, () => registered, () => registered);
}

/** Does what the key would do. */
export function runShortcut(keys: string): void {
  registered.findLast((each) => each.keys === keys)?.run(new KeyboardEvent("keydown"));
}

function register(shortcut: Registered): () => void {
  if (registered.length === 0) document.addEventListener("keydown", listen);
  change([...registered, shortcut]);
  return () => {
    change(registered.filter((each) => each !== shortcut));
    if (registered.length === 0) document.removeEventListener("keydown", listen);
  };
}

function change(next: readonly Registered[]): void {
  registered = next;
  for (const notify of watchers) notify();
}

function watch(notify: () => void): () => void {
  watchers.add(notify);
  return () => watchers.delete(notify);
}

function listen(event: KeyboardEvent): void {
  const key = plainKey(event);
  if (key === null || event.defaultPrevented || takesKeys(document.activeElement) || isBehindDialog()) return;
  const isFresh = pending !== null && event.timeStamp - pending.at < SEQUENCE_WINDOW;
  const found = matchKey(registered.map((each) => each.keys), key, isFresh && pending ? pending.key : null);
  pending = found.pending === null ? null : { key: found.pending, at: event.timeStamp };
  if (found.match === null) return;
  event.preventDefault();
  registered.findLast((each) => each.keys === found.match)?.run(event);
}

/** A modal dialog covers the page, so the page's keys rest. */
function isBehindDialog(): boolean {
  return document.querySelector("[role=dialog]:not([aria-modal=false]):not([data-closed]), [role=alertdialog]") !== null;
}
