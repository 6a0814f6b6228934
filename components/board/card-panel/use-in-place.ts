"use client";

import { useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { useAttempt } from "@/components/ui/use-attempt";
import { isComposing, isSubmitKey } from "@/components/ui/use-submit-on-enter";

type InPlace = {
  value: string;
  /** Why the trimmed text cannot be saved, in a sentence; null when it can. */
  check?: (text: string) => string | null;
  save: (text: string) => Promise<unknown>;
  /** Whether it begins as a field already. */
  startsOpen?: boolean;
};

/** A text that is edited where it stands: Enter or leaving it saves, Escape returns to what it was, a refusal keeps what was typed. */
export function useInPlace({ value, check, save, startsOpen = false }: InPlace) {
  const [draft, setDraft] = useState<string | null>(startsOpen ? value : null);
  /** Whether a key ended the editing while the field had the focus, so that the focus goes back to where it came from. */
  const [endedByKey, setEndedByKey] = useState(false);
  const isOpen = useRef(startsOpen);
  const hasFocus = useRef(false);
  const { error, isPending, attempt, refuse, clear } = useAttempt();

  const start = () => {
    isOpen.current = true;
    setDraft(value);
  };
  const end = (byKey: boolean) => {
    isOpen.current = false;
    // Who has moved on while it was saved is not called back.
    setEndedByKey(byKey && hasFocus.current);
    clear();
    setDraft(null);
  };
  const commit = async (byKey: boolean) => {
    if (!isOpen.current || draft === null || isPending) return;
    const text = draft.trim();
    if (text === value) return end(byKey);
    const problem = check?.(text) ?? null;
    if (problem !== null) return refuse(problem);
    if (await attempt(() => save(text))) end(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmitKey(event.nativeEvent)) {
      event.preventDefault();
      void commit(true);
    } else if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
      event.preventDefault();
      end(true);
    }
  };
  const onFocus = (event: FocusEvent<HTMLTextAreaElement>) => {
    hasFocus.current = true;
    event.target.select();
  };
  const onBlur = () => {
    hasFocus.current = false;
    void commit(false);
  };
  return { draft, endedByKey, error, isPending, start, change: setDraft, field: { onKeyDown, onFocus, onBlur } };
}
