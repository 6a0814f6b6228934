"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import type { PeriodFormat } from "@/components/charts/use-period-format";
import { Table } from "@/components/ui/table";
import styles from "./flow-table.module.css";

type Point = { date: string; complete: boolean };
type PeriodTableProps<Row extends Point> = {
  caption: string;
  series: readonly Row[];
  format: PeriodFormat;
  columns: readonly { id: string; label: string; value: (row: Row, index: number) => ReactNode }[];
};

/** What a series draws, as rows, the latest first. */
export function PeriodTable<Row extends Point>({ caption, series, format, columns }: PeriodTableProps<Row>) {
  const t = useTranslations("charts");
  const { number } = useFormatter();
  const told = (value: ReactNode) => (typeof value === "number" ? number(value) : value);
  const heads = [{ id: "period", label: t("period") }, ...columns.map(({ id, label }) => ({ id, label, align: "end" as const }))];
  const rows = series.map((row, index) => ({ row, index })).reverse();
  return (
    <Table caption={caption} columns={heads} className={styles.scroll}>
      {rows.map(({ row, index }) => (
        <tr key={row.date}>
          <td className={styles.key}>{format.period(row, index === series.length - 1)}</td>
          {columns.map(({ id, value }) => (
            <td key={id} data-align="end">
              {told(value(row, index))}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
