"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { Column } from "@/server/board/domain/column";
import type { MoveCheck } from "./check-move";
import { type BoardData, findCard } from "./board-data";
import { useNow } from "./now";
import { useDurations } from "./use-durations";

/** Why a card cannot go into a column now, or not without more ado, and the way out; "" when it simply can. */
export function useCheckSentence(): (board: BoardData, check: MoveCheck, to: Column) => string {
  const t = useTranslations("board");
  const sentence = useErrorSentence();
  const durations = useDurations();
  const now = useNow();
  return useCallback(
    (board, check, to) => {
      if (check.outcome === "fits") return "";
      if (check.reason !== "wip_limit") return sentence({ data: { code: "FORBIDDEN", reason: check.reason, facts: check.facts } });
      const column = t(`column.${to}`);
      const { count, limit } = board.columns.find((each) => each.name === to) ?? { count: 0, limit: 0 };
      const oldest = findCard(board, String(check.facts.oldest));
      if (check.outcome === "warns") return t("full.warns", { column, count, limit: limit ?? 0 });
      if (check.outcome === "needsReason") return t("full.needsReason", { column, count, limit: limit ?? 0 });
      if (!oldest) return t("full.nobody", { column, count, limit: limit ?? 0 });
      const facts = { column, count, limit: limit ?? 0, card: oldest.key, age: durations(now - Date.parse(oldest.startedAt ?? oldest.enteredAt)) };
      return to === "PLANNED" ? t("full.planned", facts) : t("full.inWork", facts);
    },
    [t, sentence, durations, now],
  );
}
