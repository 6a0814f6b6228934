"use client";

import { useState } from "react";
import { useErrorSentence } from "./use-error-sentence";

/** One thing tried at a time: whether it is under way, and in a sentence why it was refused. */
export function useAttempt() {
  const sentenceOf = useErrorSentence();
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  /** Whether `work` succeeded. What it refused stands in `error` until the next attempt. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setPending(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (refusal) {
      setError(sentenceOf(refusal));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { error, isPending, attempt, refuse: setError, clear: () => setError(null) };
}
