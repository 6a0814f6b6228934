"use client";

import { useTranslations } from "next-intl";

/** Says in a sentence that a text is longer than it may be; null when it is not. */
export function useLengthCheck(): (text: string, max: number) => string | null {
  const t = useTranslations("card");
  return (text, max) => (text.length > max ? t("tooLong", { max, count: text.length }) : null);
}
