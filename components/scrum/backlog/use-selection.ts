"use client";

import { useCallback, useMemo, useState } from "react";

export type Selection = {
  keys: ReadonlySet<string>;
  toggle: (key: string) => void;
  /** From the card chosen last to this one, all of `shown` between them. */
  extendTo: (key: string, shown: readonly string[]) => void;
  clear: () => void;
  chooseAll: (keys: readonly string[]) => void;
};

const NOTHING: ReadonlySet<string> = new Set();

/** Cards chosen for a change together. Those that have left the Backlog are no longer among them. */
export function useSelection(present: ReadonlySet<string>): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const [last, setLast] = useState<string | null>(null);
  const keys = useMemo(() => (chosen.size === 0 ? NOTHING : new Set([...chosen].filter((key) => present.has(key)))), [chosen, present]);
  const toggle = useCallback((key: string) => {
    setLast(key);
    setChosen((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key])));
  }, []);
  const extendTo = useCallback(
    (key: string, shown: readonly string[]) => {
      const [a, b] = [last === null ? -1 : shown.indexOf(last), shown.indexOf(key)];
      const between = a === -1 ? [key] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
      setChosen((before) => new Set([...before, ...between]));
      setLast(key);
    },
    [last],
  );
  const clear = useCallback(() => setChosen(NOTHING), []);
  const chooseAll = useCallback((all: readonly string[]) => setChosen(new Set(all)), []);
  return useMemo(() => ({ keys, toggle, extendTo, clear, chooseAll }), [keys, toggle, extendTo, clear, chooseAll]);
}
