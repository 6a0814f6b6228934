"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { Histogram, HistogramBin } from "@/server/flow/domain/histogram";
import type { FlowFormat } from "@/components/flow/use-flow-format";

/** The lengths of a histogram in words: "4 days", "10 to 14 days", "2 hours to under 3 hours", "40 days or more". */
export function useBinWords({ unit, width }: Histogram, format: FlowFormat) {
  const t = useTranslations("flow");
  return useMemo(() => {
    const range = ({ from, to }: HistogramBin) => {
      if (to === null) return t("histogram.open", { from: format.count(from) });
      if (unit !== "days") return t("histogram.under", { from, to: format.count(to) });
      return width === 1 ? format.count(from) : t("histogram.through", { from, to: format.count(to - 1) });
    };
    return { range, bar: (bin: HistogramBin) => t("histogram.bar", { span: range(bin), count: bin.count }) };
  }, [t, unit, width, format]);
}

export type BinWords = ReturnType<typeof useBinWords>;
