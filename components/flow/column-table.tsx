"use client";

import { PageLink } from "@/components/ui/page-link";
import { useTranslations } from "next-intl";
import type { ColumnAnswer } from "@/server/flow/contracts";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { Table } from "@/components/ui/table";
import type { FlowFormat } from "./use-flow-format";
import styles from "./flow-table.module.css";

type ColumnTableProps = { answer: ColumnAnswer; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** Each card's time in each column, exactly, the latest first. */
export function ColumnTable({ answer, format, hrefOf, caption }: ColumnTableProps) {
  const t = useTranslations("flow");
  const columns = [
    { id: "card", label: t("columns.card") },
    { id: "title", label: t("columns.title") },
    { id: "to", label: t("columns.finished") },
    ...TIMED_COLUMNS.map((column) => ({ id: column, label: t(`column.${column}`), align: "end" as const })),
  ];
  return (
    <Table caption={caption} columns={columns} className={styles.scroll}>
      {answer.values.toReversed().map((value) => (
        <tr key={value.card}>
          <td className={styles.key}>
            <PageLink href={hrefOf(value.card)}>
              {value.card}
            </PageLink>
          </td>
          <td className={styles.title}>{value.title}</td>
          <td className={styles.time}>{format.minute(value.finishedAt ?? "")}</td>
          {TIMED_COLUMNS.map((column) => (
            <td key={column} data-align="end" className={styles.time}>
              {format.exact(value.columns[column])}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
