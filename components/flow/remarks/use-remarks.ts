"use client";

import { useTranslations } from "next-intl";
import type { ChartRemark } from "@/components/charts/chart-remarks";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import type { Remark } from "./remark";

/** Remarks in the reader's language, their cards leading to where they stand; a deleted card stands nowhere. */
export function useRemarks(remarks: readonly Remark[], hrefOf: (card: string) => string, format?: FlowFormat): ChartRemark[] {
  const t = useTranslations("remarks");
  return remarks.map(({ id, count, values: { at, ...values } = {}, cards }) => ({
    text: t(id, { count, ...values, ...(at === undefined || format === undefined ? {} : { day: format.day(at) }) }),
    ...(cards === undefined ? {} : { cards: cards.map(({ card, title, isDeleted }) => ({ card, title, href: isDeleted ? null : hrefOf(card) })) }),
  }));
}
