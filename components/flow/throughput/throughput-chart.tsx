"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { useInAddress } from "@/components/charts/use-in-address";
import { usePeriodFormat } from "@/components/charts/use-period-format";
import { Segmented } from "@/components/ui/segmented";
import { PeriodTable } from "@/components/flow/period-table";
import { throughputByWeek } from "./throughput-by-week";
import { throughputFinding } from "./throughput-finding";
import { ThroughputPlot } from "./throughput-plot";
import { TooFew } from "@/components/flow/too-few";
import { throughputRemarks } from "@/components/flow/remarks/series-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useSeriesNotes } from "@/components/flow/use-series-notes";

type ThroughputChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How many cards are finished in each period, those without one included. Days are gathered into weeks where there are enough of them. */
export function ThroughputChart({ page, boardKey, hrefOf }: ThroughputChartProps) {
  const t = useTranslations("charts");
  const [bars, setBars] = useInAddress("bars");
  const byStep = useMemo(() => ({ ...page.throughput, by: page.by }), [page.throughput, page.by]);
  const byWeek = useMemo(() => throughputByWeek(byStep), [byStep]);
  const shown = bars === "day" ? byStep : (byWeek ?? byStep);
  const { series, by } = shown;
  const { n } = page.throughput;
  const remarks = useRemarks(throughputRemarks(page, shown), hrefOf);
  const format = usePeriodFormat(by, page.zone);
  const finding = throughputFinding(shown);
  const periods = format.periods(Number(finding.values.count ?? 0));
  return (
    <ChartFigure
      finding={t(`throughput.finding.${finding.id}`, { ...finding.values, periods, per: format.per, each: t(`each.${by}`) })}
      name={t("throughput.name")}
      controls={
        byWeek && (
          <Segmented
            label={t("throughput.bars")}
            options={[{ value: "day", label: t("throughput.byDay") }, { value: "week", label: t("throughput.byWeek") }]}
            value={by === "day" ? "day" : "week"}
            onChange={(chosen) => setBars(chosen === "day" ? "day" : null)}
          />
        )
      }
      notes={[...useSeriesNotes({ ...page, by }, "count", n), t("notes.average", { periods: format.periods(series.filter(({ complete }) => complete).length) })]}
      remarks={remarks}
      definition={
        <>
          <p>{t("throughput.definition")}</p>
          <p>{t("throughput.periods")}</p>
        </>
      }
      table={
        <PeriodTable
          caption={t("throughput.name")}
          series={series}
          format={format}
          columns={[{ id: "count", label: t("throughput.finished"), value: ({ count }) => count }]}
        />
      }
      csv={{ fileName: `${boardKey}-throughput`, rows: () => [["period", "complete", "finished"], ...series.map(({ date, complete, count }) => [date, String(complete), count])] }}
    >
      {series.length === 0 ? <TooFew>{t("nothing")}</TooFew> : <ThroughputPlot key={by} page={page} shown={shown} hrefOf={hrefOf} />}
    </ChartFigure>
  );
}
