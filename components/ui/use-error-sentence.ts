"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";
import { readRefusal } from "./refusal";

/** Turns whatever was thrown by a call to the server into a sentence: what happened, and what to do. */
export function useErrorSentence(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error: unknown) => {
      const { reason, fallback, values } = readRefusal(error);
      if (!t.has(reason)) return t(fallback);
      const sentence = t(reason, values);
      // A fact that did not arrive leaves a hole in the sentence; the general one is better than that.
      return /\b(undefined|NaN)\b/.test(sentence) ? t(fallback) : sentence;
    },
    [t],
  );
}
