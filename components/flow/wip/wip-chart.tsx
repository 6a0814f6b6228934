"use client";

import { useCallback, useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Crosshair } from "@/components/charts/crosshair";
import { PeriodPlot } from "@/components/charts/period-plot";
import { TipRows } from "@/components/charts/tip-rows";
import { usePeriodFormat } from "@/components/charts/use-period-format";
import { usePlot } from "@/components/charts/use-plot";
import { PeriodTable } from "@/components/flow/period-table";
import { TooFew } from "@/components/flow/too-few";
import { wipRemarks } from "@/components/flow/remarks/series-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useSeriesNotes } from "@/components/flow/use-series-notes";
import { isOver, wipFinding } from "./wip-finding";
import { WipLines } from "./wip-lines";
import { limitChanges, wipScales } from "./wip-scales";

type WipChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How much was in progress at the end of each period, beside the limit as it was then. */
export function WipChart({ page, boardKey, hrefOf }: WipChartProps) {
  const t = useTranslations("charts");
  const { series } = page.wip;
  const format = usePeriodFormat(page.by, page.zone);
  const { id, values } = wipFinding(page.wip);
  const limitOf = (limit: number | null) => (limit === null ? t("wip.noLimit") : format.number(limit));
  const notes = useSeriesNotes(page, "snapshot", null);
  return (
    <ChartFigure
      finding={t(`wip.finding.${id}`, { ...values, periods: format.periods(Number(values.of ?? 0)) })}
      name={t("wip.name")}
      notes={[...notes, t("notes.average", { periods: format.periods(series.filter(({ complete }) => complete).length) }), ...(series.every(({ limit }) => limit === null) ? [t("wip.unlimited")] : [])]}
      remarks={useRemarks(wipRemarks(page), hrefOf)}
      definition={
        <>
          <p>{t("wip.definition")}</p>
          <p>{t("wip.limits")}</p>
        </>
      }
      table={
        <PeriodTable
          caption={t("wip.name")}
          series={series}
          format={format}
          columns={[
            { id: "wip", label: t("wip.inProgress"), value: ({ wip }) => wip },
            { id: "limit", label: t("wip.limitName"), value: ({ limit }) => limitOf(limit) },
            { id: "over", label: t("wip.over"), value: (point) => (isOver(point) ? format.signed(point.wip - (point.limit ?? 0)) : "–") },
            { id: "headcount", label: t("wip.headcount"), value: ({ headcount }) => headcount ?? "–" },
          ]}
        />
      }
      csv={{
        fileName: `${boardKey}-wip`,
        rows: () => [["period", "complete", "wip", "limit", "headcount"], ...series.map(({ date, complete, wip, limit, headcount }) => [date, String(complete), wip, limit, headcount])],
      }}
    >
      {series.length === 0 ? <TooFew>{t("nothing")}</TooFew> : <WipPlot page={page} />}
    </ChartFigure>
  );
}

function WipPlot({ page }: { page: FlowPage }) {
  const t = useTranslations("charts");
  const { series, average } = page.wip;
  const format = usePeriodFormat(page.by, page.zone);
  const changes = useMemo(() => limitChanges(page.changes, series, page.zone), [page.changes, series, page.zone]);
  // The flags of the limit's changes stand in a line of their own.
  const plot = usePlot({ height: 252, top: changes.length > 0 ? 44 : 28, right: [100, 80] });
  const scales = useMemo(() => wipScales(series, average, plot.frame), [series, average, plot.frame]);
  const changeText = useCallback((index: number) => changes.filter((one) => one.index === index).map(({ from, to }) => t("wip.change", { from: from ?? t("wip.noLimit"), to: to ?? t("wip.noLimit") })), [changes, t]);
  const nameOf = (index: number) => format.period(series[index] ?? NO_POINT, index === series.length - 1);
  const tell = (index: number) => {
    const point = series[index] ?? NO_POINT;
    const said = { period: nameOf(index), wip: point.wip, limit: point.limit ?? 0, over: point.wip - (point.limit ?? 0) };
    const id = point.limit === null ? "unlimited" : isOver(point) ? "over" : "within";
    return [t(`wip.point.${id}`, said), ...changeText(index)].join(" ");
  };
  const show = (index: number) => {
    const point = series[index] ?? NO_POINT;
    const rows = [
      { id: "wip", name: t("wip.inProgress"), value: format.number(point.wip) },
      { id: "limit", name: t("wip.limitName"), value: point.limit === null ? t("wip.noLimit") : format.number(point.limit) },
    ];
    if (isOver(point)) rows.push({ id: "over", name: t("wip.over"), value: format.signed(point.wip - (point.limit ?? 0)) });
    if (point.headcount !== null) rows.push({ id: "headcount", name: t("wip.headcount"), value: format.number(point.headcount) });
    return {
      marks: <Crosshair x={scales.places[index] ?? 0} frame={plot.frame} dots={[scales.y(point.wip)]} />,
      tip: <TipRows title={nameOf(index)} rows={rows} hint={changeText(index).join(" ") || undefined} />,
    };
  };
  return (
    <PeriodPlot plot={plot} places={scales.places} label={t("wip.walk", { count: series.length })} tell={tell} show={show}>
      <WipLines page={page} changes={changes} scales={scales} plot={plot} format={format} />
    </PeriodPlot>
  );
}

const NO_POINT = { date: "1970-01-01", complete: true, wip: 0, limit: null, headcount: null };
