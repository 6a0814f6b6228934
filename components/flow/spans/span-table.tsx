"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { Measure } from "@/components/flow/flow-search";
import { LongTable } from "@/components/flow/long-table";
import type { SpanPoint } from "./span-points";
import { useCardMarks } from "@/components/flow/remarks/use-card-marks";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "@/components/flow/flow-table.module.css";

type SpanTableProps = { points: readonly SpanPoint[]; measure: Measure; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** What the dots say, as rows, the latest first. */
export function SpanTable({ points, measure, format, hrefOf, caption }: SpanTableProps) {
  const t = useTranslations("flow");
  const marksOf = useCardMarks();
  const hasMarks = points.some(({ card }) => marksOf(card).length > 0);
  const columns = [
    { id: "card", label: t("columns.card") },
    { id: "title", label: t("columns.title") },
    { id: "from", label: t(measure === "lead" ? "columns.created" : "columns.started") },
    { id: "to", label: t("columns.finished") },
    { id: "span", label: caption, align: "end" as const },
    { id: "exact", label: t("columns.exact"), align: "end" as const },
    ...(hasMarks ? [{ id: "marks", label: t("columns.marks") }] : []),
  ];
  return (
    <LongTable
      caption={caption}
      columns={columns}
      count={points.length}
      row={(index) => {
        const point = points[points.length - 1 - index];
        if (!point) return null;
        const { card, span } = point;
        return (
          <tr key={card.card}>
            <td className={styles.key}>
              <PageLink href={hrefOf(card.card)}>{card.card}</PageLink>
            </td>
            <td className={styles.title}>{card.title}</td>
            <td className={styles.time}>{format.minute((measure === "lead" ? card.createdAt : card.startedAt) ?? card.createdAt)}</td>
            <td className={styles.time}>{format.minute(card.finishedAt)}</td>
            <td data-align="end">{format.span(span)}</td>
            <td data-align="end" className={styles.time}>
              {format.exact(span.seconds)}
            </td>
            {hasMarks && <td className={styles.key}>{marksOf(card).join(", ")}</td>}
          </tr>
        );
      }}
    />
  );
}
