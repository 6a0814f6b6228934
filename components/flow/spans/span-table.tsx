"use client";

import { useTranslations } from "next-intl";
import { CardTable } from "@/components/flow/card-table";
import type { Measure } from "@/components/flow/flow-search";
import type { SpanPoint } from "./span-points";
import { useCardMarks } from "@/components/flow/remarks/use-card-marks";
import type { FlowFormat } from "@/components/flow/use-flow-format";

type SpanTableProps = { points: readonly SpanPoint[]; measure: Measure; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** What the dots say, as rows, the latest first. */
export function SpanTable({ points, measure, format, hrefOf, caption }: SpanTableProps) {
  const t = useTranslations("flow");
  const marksOf = useCardMarks();
  const hasMarks = points.some(({ card }) => marksOf(card).length > 0);
  const begin = ({ card }: SpanPoint) => (measure === "lead" ? card.createdAt : card.startedAt) ?? card.createdAt;
  return (
    <CardTable
      caption={caption}
      rows={points.toReversed()}
      cardOf={({ card }) => card}
      hrefOf={hrefOf}
      columns={[
        { id: "from", label: t(measure === "lead" ? "columns.created" : "columns.started"), isQuiet: true, value: (point) => format.minute(begin(point)) },
        { id: "to", label: t("columns.finished"), isQuiet: true, value: ({ card }) => format.minute(card.finishedAt) },
        { id: "span", label: caption, align: "end", value: ({ span }) => format.span(span) },
        { id: "exact", label: t("columns.exact"), align: "end", isQuiet: true, value: ({ span }) => format.exact(span.seconds) },
        ...(hasMarks ? [{ id: "marks", label: t("columns.marks"), value: ({ card }: SpanPoint) => marksOf(card).join(", ") }] : []),
      ]}
    />
  );
}
