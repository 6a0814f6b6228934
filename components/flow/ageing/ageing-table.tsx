"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import { useAgeingMarks } from "./use-ageing-marks";
import styles from "@/components/flow/flow-table.module.css";

type AgeingTableProps = { page: FlowPage; format: FlowFormat; hrefOf: (card: string) => string };

/** The unfinished cards as rows, the oldest first. */
export function AgeingTable({ page, format, hrefOf }: AgeingTableProps) {
  const t = useTranslations("charts");
  const marksOf = useAgeingMarks(page);
  const columns = [
    { id: "card", label: t("ageing.head.card") },
    { id: "title", label: t("ageing.head.title") },
    { id: "column", label: t("ageing.head.column") },
    { id: "age", label: t("ageing.head.age"), align: "end" as const },
    { id: "exact", label: t("ageing.head.exact"), align: "end" as const },
    { id: "marks", label: t("ageing.head.marks") },
  ];
  return (
    <Table caption={t("ageing.name")} columns={columns} className={styles.scroll}>
      {page.ageing.cards.map((card) => (
        <tr key={card.card}>
          <td className={styles.key}>
            <PageLink href={hrefOf(card.card)}>{card.card}</PageLink>
          </td>
          <td className={styles.title}>{card.title}</td>
          <td className={styles.key}>{t(`column.${card.column}`)}</td>
          <td className={styles.key} data-align="end">
            {format.span(card)}
          </td>
          <td className={styles.time} data-align="end">
            {format.exact(card.seconds)}
          </td>
          <td>{marksOf(card).join(", ")}</td>
        </tr>
      ))}
    </Table>
  );
}
