"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { CardTable } from "@/components/flow/card-table";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import { useAgeingMarks } from "./use-ageing-marks";

type AgeingTableProps = { page: FlowPage; format: FlowFormat; hrefOf: (card: string) => string };

/** The unfinished cards as rows, the oldest first. */
export function AgeingTable({ page, format, hrefOf }: AgeingTableProps) {
  const t = useTranslations("charts");
  const marksOf = useAgeingMarks(page);
  return (
    <CardTable
      caption={t("ageing.name")}
      rows={page.ageing.cards}
      cardOf={(card) => card}
      hrefOf={hrefOf}
      columns={[
        { id: "column", label: t("ageing.head.column"), value: ({ column }) => t(`column.${column}`) },
        { id: "age", label: t("ageing.head.age"), align: "end", value: format.span },
        { id: "exact", label: t("ageing.head.exact"), align: "end", isQuiet: true, value: ({ seconds }) => format.exact(seconds) },
        { id: "marks", label: t("ageing.head.marks"), value: (card) => marksOf(card).join(", ") },
      ]}
    />
  );
}
