"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FinishedFlowCard, FlowPage } from "@/server/flow/contracts/page";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { ChartFigure } from "@/components/charts/chart-figure";
import { ColumnRanges } from "./column-ranges";
import { ColumnShares } from "./column-shares";
import { ColumnTable } from "./column-table";
import { TooFew } from "@/components/flow/too-few";
import { useFlowFormat, type FlowFormat } from "@/components/flow/use-flow-format";
import { columnRemarks } from "@/components/flow/remarks/span-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useMetricNotes } from "@/components/flow/use-metric-notes";

type ColumnTimeChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** Where the time of the finished cards went: each column's share of all of it, and how long cards stay in each. */
export function ColumnTimeChart({ page, boardKey, hrefOf }: ColumnTimeChartProps) {
  const t = useTranslations("flow");
  const format = useFlowFormat(page.unit, page.zone, page.time);
  const { timeInColumn } = page;
  const notes = useMetricNotes(page, timeInColumn);
  const remarks = useRemarks(columnRemarks(page), hrefOf);
  const finding = useFinding(timeInColumn, format);
  // The same cards are left out of both: those without a lead time have no time in columns either.
  const cards = useMemo(() => page.cards.filter(({ lead }) => lead !== null), [page.cards]);
  return (
    <ChartFigure
      finding={finding}
      name={t("timeInColumn")}
      notes={notes}
      remarks={remarks}
      definition={
        <>
          <p>{t("definitions.timeInColumn")}</p>
          <p>{t("definitions.shares")}</p>
          <p>{t("definitions.columnDays")}</p>
        </>
      }
      table={<ColumnTable cards={cards} format={format} hrefOf={hrefOf} caption={t("timeInColumn")} />}
      csv={{ fileName: `${boardKey}-time-in-column`, rows: () => csvRows(cards) }}
    >
      {timeInColumn.shares === null ? (
        <TooFew>{t("nothing.columns")}</TooFew>
      ) : (
        <>
          <ColumnShares shares={timeInColumn.shares} format={format} />
          {timeInColumn.percentiles["50"] !== null && <ColumnRanges percentiles={timeInColumn.columnPercentiles} unit={page.unit} format={format} />}
        </>
      )}
    </ChartFigure>
  );
}

function useFinding({ n, shares }: FlowPage["timeInColumn"], format: FlowFormat): string {
  const t = useTranslations("flow");
  if (n === 0 || shares === null) return t("finding.none");
  const [longest = "BACKLOG"] = TIMED_COLUMNS.toSorted((a, b) => shares[b] - shares[a]);
  return t(`finding.column.${longest}`, { share: format.percent(shares[longest]) });
}

function csvRows(cards: readonly FinishedFlowCard[]) {
  const head = ["card", "externalId", "title", "kind", "finishedAt", "backlogSeconds", "plannedSeconds", "inWorkSeconds", "seconds", "days"];
  return [
    head,
    ...cards.map(({ columns, lead, ...card }) => [
      card.card,
      card.externalId,
      card.title,
      card.kind,
      card.finishedAt,
      columns.BACKLOG,
      columns.PLANNED,
      columns.IN_WORK,
      lead?.seconds ?? null,
      lead?.days ?? null,
    ]),
  ];
}
