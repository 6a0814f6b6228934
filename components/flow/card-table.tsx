"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { LongTable } from "./long-table";
import styles from "./flow-table.module.css";

type Named = { card: string; title: string };

export type CardColumn<Row> = {
  id: string;
  label: string;
  align?: "start" | "end";
  /** Beside the value that matters: an instant, an exact time. */
  isQuiet?: boolean;
  value: (row: Row) => ReactNode;
};

type CardTableProps<Row> = {
  caption: string;
  /** In the order in which they stand. */
  rows: readonly Row[];
  cardOf: (row: Row) => Named;
  columns: readonly CardColumn<Row>[];
  hrefOf: (card: string) => string;
};

/** The cards behind a chart: key and title of each, then what the chart knows of it. */
export function CardTable<Row>({ caption, rows, cardOf, columns, hrefOf }: CardTableProps<Row>) {
  const t = useTranslations("flow");
  const heads = [{ id: "card", label: t("columns.card") }, { id: "title", label: t("columns.title") }, ...columns.map(({ id, label, align = "start" }) => ({ id, label, align }))];
  return (
    <LongTable
      caption={caption}
      columns={heads}
      count={rows.length}
      row={(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        const { card, title } = cardOf(row);
        return (
          <tr key={card}>
            <td className={styles.key}>
              <PageLink href={hrefOf(card)}>{card}</PageLink>
            </td>
            <td className={styles.title}>{title}</td>
            {columns.map(({ id, align, isQuiet, value }) => (
              <td key={id} data-align={align} className={isQuiet ? styles.time : styles.key}>
                {value(row)}
              </td>
            ))}
          </tr>
        );
      }}
    />
  );
}
