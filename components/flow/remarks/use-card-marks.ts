"use client";

import { useCallback } from "react";
import { useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import type { CardCase } from "@/server/flow/domain/card-cases";

type Marked = Pick<FinishedFlowCard, "reopened" | "cases">;

/** What happened to a card that its numbers do not show by themselves, in a few words each, for its tip and its row. */
export function useCardMarks(): (card: Marked) => string[] {
  const t = useTranslations("flow");
  return useCallback(({ reopened, cases }) => cases.flatMap((name) => (name === "reopened" ? t("tipReopened", { count: reopened }) : isMark(name) ? t(`marks.${name}`) : [])), [t]);
}

/** A discarded card has no numbers here. */
function isMark(name: CardCase): name is Exclude<CardCase, "reopened" | "discarded"> {
  return name !== "reopened" && name !== "discarded";
}
