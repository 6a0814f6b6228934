"use client";

import { useTranslations } from "next-intl";
import type { ColumnAnswer } from "@/server/flow/contracts";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { ChartFigure } from "@/components/charts/chart-figure";
import { ColumnRanges } from "./column-ranges";
import { ColumnShares } from "./column-shares";
import { ColumnTable } from "./column-table";
import { TooFew } from "./too-few";
import { useFlowFormat, type FlowFormat } from "./use-flow-format";
import { useMetricNotes } from "./use-metric-notes";

type ColumnTimeChartProps = { answer: ColumnAnswer; boardKey: string; hrefOf: (card: string) => string };

/** Where the time of the finished cards went: each column's share of all of it, and how long cards stay in each. */
export function ColumnTimeChart({ answer, boardKey, hrefOf }: ColumnTimeChartProps) {
  const t = useTranslations("flow");
  const format = useFlowFormat(answer.unit, answer.zone);
  const notes = useMetricNotes(answer);
  const finding = useFinding(answer, format);
  return (
    <ChartFigure
      finding={finding}
      name={t("timeInColumn")}
      notes={notes}
      definition={
        <>
          <p>{t("definitions.timeInColumn")}</p>
          <p>{t("definitions.shares")}</p>
          <p>{t("definitions.columnDays")}</p>
        </>
      }
      table={<ColumnTable answer={answer} format={format} hrefOf={hrefOf} caption={t("timeInColumn")} />}
      csv={{ fileName: `${boardKey}-time-in-column`, rows: () => csvRows(answer) }}
    >
      {answer.shares === null ? (
        <TooFew>{t("nothing.columns")}</TooFew>
      ) : (
        <>
          <ColumnShares shares={answer.shares} format={format} />
          {answer.percentiles["50"] !== null && <ColumnRanges percentiles={answer.columnPercentiles} unit={answer.unit} format={format} />}
        </>
      )}
    </ChartFigure>
  );
}

function useFinding({ n, shares }: ColumnAnswer, format: FlowFormat): string {
  const t = useTranslations("flow");
  if (n === 0 || shares === null) return t("finding.none");
  const [longest = "BACKLOG"] = TIMED_COLUMNS.toSorted((a, b) => shares[b] - shares[a]);
  return t(`finding.column.${longest}`, { share: format.percent(shares[longest]) });
}

function csvRows({ values }: ColumnAnswer) {
  const head = ["card", "externalId", "title", "kind", "finishedAt", "backlogSeconds", "plannedSeconds", "inWorkSeconds", "seconds", "days"];
  return [
    head,
    ...values.map(({ columns, ...value }) => [
      value.card,
      value.externalId,
      value.title,
      value.kind,
      value.finishedAt,
      columns.BACKLOG,
      columns.PLANNED,
      columns.IN_WORK,
      value.seconds,
      value.days,
    ]),
  ];
}
