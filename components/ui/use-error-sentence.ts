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
      // A sentence whose facts did not arrive is answered by its own key; the general one is better than that.
      return sentence === `errors.${reason}` ? t(fallback) : sentence;
    },
    [t],
  );
}
