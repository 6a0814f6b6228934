import { createTranslator } from "next-intl";
import sentences from "@/messages/en/errors.json";
import type { Facts } from "./errors";

/** The English sentence for a refusal, the one that the interface shows; null for a reason it has none for. */
export function refusalSentence(reason: string, facts: Facts): string | null {
  if (!Object.hasOwn(sentences, reason)) return null;
  let isWhole = true;
  const translate = createTranslator({ locale: "en", messages: { errors: sentences }, namespace: "errors", onError: () => (isWhole = false) });
  const sentence = translate(reason as keyof typeof sentences, facts as never);
  return isWhole ? sentence : null;
}
