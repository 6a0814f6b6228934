"use client";

import { PageLink } from "@/components/ui/page-link";
import { useTranslations } from "next-intl";
import type { SpanAnswer } from "@/server/flow/contracts";
import { Table } from "@/components/ui/table";
import type { Measure } from "./flow-search";
import type { FlowFormat } from "./use-flow-format";
import styles from "./flow-table.module.css";

type SpanTableProps = { answer: SpanAnswer; measure: Measure; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** What the dots say, as rows, the latest first. */
export function SpanTable({ answer, measure, format, hrefOf, caption }: SpanTableProps) {
  const t = useTranslations("flow");
  const columns = [
    { id: "card", label: t("columns.card") },
    { id: "title", label: t("columns.title") },
    { id: "from", label: t(measure === "lead" ? "columns.created" : "columns.started") },
    { id: "to", label: t("columns.finished") },
    { id: "span", label: caption, align: "end" as const },
    { id: "exact", label: t("columns.exact"), align: "end" as const },
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
          <td className={styles.time}>{format.minute((measure === "lead" ? value.createdAt : value.startedAt) ?? value.createdAt)}</td>
          <td className={styles.time}>{format.minute(value.finishedAt ?? "")}</td>
          <td data-align="end">{format.span(value)}</td>
          <td data-align="end" className={styles.time}>
            {format.exact(value.seconds)}
          </td>
        </tr>
      ))}
    </Table>
  );
}
