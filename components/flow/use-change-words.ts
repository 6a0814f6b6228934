"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "next-intl";
import type { PolicyChange } from "@/server/flow/contracts/page";

/** A change of the board's policy in words, for a picker, a line in a chart and a sentence. */
export function useChangeWords(zone: string) {
  const t = useTranslations("flow");
  const format = useFormatter();
  return useMemo(() => {
    const day = (at: string) => format.dateTime(new Date(at), { timeZone: zone, day: "numeric", month: "short" });
    /** "In Work limit 8 → 4" */
    const short = (change: PolicyChange) => {
      if (change.kind === "enforcement") return t(change.to === "BLOCK" ? "change.block" : "change.warn");
      if (change.kind === "headcount") return t("change.headcount", { from: change.from, to: change.to });
      return t("change.limit", { column: t(`column.${change.column}`), from: change.from ?? t("change.none"), to: change.to ?? t("change.none") });
    };
    return {
      short,
      /** "In Work limit 8 → 4, 5 Oct" */
      dated: (change: PolicyChange) => t("change.dated", { change: short(change), day: day(change.at) }),
      /** "Since the limit of In Work went from 8 to 4" */
      since: (change: PolicyChange) => {
        if (change.kind === "enforcement") return t(change.to === "BLOCK" ? "since.block" : "since.warn");
        if (change.kind === "headcount") return t("since.headcount", { from: change.from, to: change.to });
        const column = t(`column.${change.column}`);
        if (change.to === null) return t("since.lifted", { column });
        return change.from === null ? t("since.set", { column, to: change.to }) : t("since.limit", { column, from: change.from, to: change.to });
      },
    };
  }, [t, format, zone]);
}

export type ChangeWords = ReturnType<typeof useChangeWords>;
