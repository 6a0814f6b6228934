"use client";

import { useTranslations } from "next-intl";
import type { CardStrip } from "./strip-store";

export type Held = NonNullable<CardStrip["held"]>;

/** What a rule wanted and what stopped it: "Automation wanted to pull it In Work (first commit), but the column was full: 2 of 2." */
export function useHeldSentence(): (held: Held) => string {
  const t = useTranslations("delivery.held");
  return ({ rule, to, reason, count, limit, person }) =>
    t("sentence", { wanted: t("wanted", { to, rule }), reason: t("because", { reason, count: count ?? 0, limit: limit ?? 0, person: person ?? "" }) });
}
