"use client";

import { useCallback, useMemo } from "react";
import { useTranslations } from "next-intl";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import type { FlowPage } from "@/server/flow/contracts/page";

const CASES = ["reopened", "moved_back", "created_in_work"] as const;

/** What a card in progress is marked with, and what happened to it that its age does not show by itself: for its tip and its row. */
export function useAgeingMarks({ cases: { standing } }: FlowPage): (card: AgeingCard) => string[] {
  const t = useTranslations("charts");
  const having = useMemo(() => CASES.map((name) => ({ name, keys: new Set(standing[name]?.cards.map(({ card }) => card)) })), [standing]);
  return useCallback(
    ({ card, flagged, blocked }) => {
      const marks = flagged ? [t("ageing.flagged")] : [];
      if (blocked) marks.push(t("ageing.blocked"));
      for (const { name, keys } of having) if (keys.has(card)) marks.push(t(`ageing.case.${name}`));
      return marks;
    },
    [t, having],
  );
}
