"use client";

import { useTranslations } from "next-intl";
import type { ChartRemark } from "@/components/charts/chart-remarks";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import type { Remark } from "./remark";

/** So many cards are named; a list of thousands would be read by nobody. */
const NAMED_MAX = 100;

/** Remarks in the reader's language, their cards leading to where they stand; a deleted card stands nowhere. */
export function useRemarks(remarks: readonly Remark[], hrefOf: (card: string) => string, format?: FlowFormat): ChartRemark[] {
  const t = useTranslations("remarks");
  return remarks.map(({ id, count, values: { at, ...values } = {}, cards }) => ({
    count,
    text: t(id, { count, ...values, ...(at === undefined || format === undefined ? {} : { day: format.day(at) }) }),
    ...(cards === undefined ? {} : { cards: cards.slice(0, NAMED_MAX).map(({ card, title, isDeleted }) => ({ card, title, href: isDeleted ? null : hrefOf(card) })) }),
  }));
}
