"use client";

import { useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { PageLink } from "@/components/ui/page-link";
import { LongTable } from "@/components/flow/long-table";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "@/components/flow/flow-table.module.css";

type ColumnTableProps = { cards: readonly FinishedFlowCard[]; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** Each card's time in each column, exactly, the latest first. */
export function ColumnTable({ cards, format, hrefOf, caption }: ColumnTableProps) {
  const t = useTranslations("flow");
  const columns = [
    { id: "card", label: t("columns.card") },
    { id: "title", label: t("columns.title") },
    { id: "to", label: t("columns.finished") },
    ...TIMED_COLUMNS.map((column) => ({ id: column, label: t(`column.${column}`), align: "end" as const })),
  ];
  return (
    <LongTable
      caption={caption}
      columns={columns}
      count={cards.length}
      row={(index) => {
        const card = cards[cards.length - 1 - index];
        if (!card) return null;
        return (
          <tr key={card.card}>
            <td className={styles.key}>
              <PageLink href={hrefOf(card.card)}>{card.card}</PageLink>
            </td>
            <td className={styles.title}>{card.title}</td>
            <td className={styles.time}>{format.minute(card.finishedAt)}</td>
            {TIMED_COLUMNS.map((column) => (
              <td key={column} data-align="end" className={styles.time}>
                {format.exact(card.columns[column])}
              </td>
            ))}
          </tr>
        );
      }}
    />
  );
}
