"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Crosshair } from "@/components/charts/crosshair";
import { PeriodPlot } from "@/components/charts/period-plot";
import { rounded } from "@/components/charts/rounded";
import { TipRows, type TipRow } from "@/components/charts/tip-rows";
import { usePeriodFormat } from "@/components/charts/use-period-format";
import { usePlot } from "@/components/charts/use-plot";
import { approximateLead, cfdFinding } from "./cfd-finding";
import { CfdLegend } from "./cfd-legend";
import { LeadLine } from "@/components/flow/page/lead-line";
import { LayerAreas } from "./layer-areas";
import { LAYER_COLOUR, LAYERS, layerScales } from "./layer-scales";
import { PeriodTable } from "@/components/flow/period-table";
import { TooFew } from "@/components/flow/too-few";
import { cfdRemarks } from "@/components/flow/remarks/series-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useSeriesNotes } from "@/components/flow/use-series-notes";

type CfdChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How many cards have reached each column: what lies between two lines is there, what lies left of a point arrived that long ago. */
export function CfdChart({ page, boardKey, hrefOf }: CfdChartProps) {
  const t = useTranslations("charts");
  const { series } = page.cfd;
  const format = usePeriodFormat(page.by, page.zone);
  const { id, values, step } = cfdFinding(series, page.by);
  const isEmpty = (series.at(-1)?.BACKLOG ?? 0) === 0;
  return (
    <ChartFigure
      finding={t(`cfd.finding.${id}`, { ...values, per: t(`per.${step}`) })}
      name={t("cfd.name")}
      notes={useSeriesNotes(page, "highWater", series.at(-1)?.BACKLOG ?? 0)}
      remarks={useRemarks(cfdRemarks(page), hrefOf)}
      definition={
        <>
          <p>{t("cfd.definition")}</p>
          <p>{t("cfd.reading")}</p>
          <p>{t("cfd.corrections")}</p>
        </>
      }
      table={
        <PeriodTable
          caption={t("cfd.name")}
          series={series}
          format={format}
          columns={[
            ...LAYERS.toReversed().map((column) => ({ id: column, label: t(`column.${column}`), value: (point: (typeof series)[number]) => point[column] })),
            { id: "corrections", label: t("cfd.leftOfMark"), value: ({ corrections }) => corrections },
          ]}
        />
      }
      csv={{
        fileName: `${boardKey}-cfd`,
        rows: () => [
          ["period", "complete", "backlog", "planned", "inWork", "done", "corrections"],
          ...series.map((point) => [point.date, String(point.complete), point.BACKLOG, point.PLANNED, point.IN_WORK, point.DONE, point.corrections]),
        ],
      }}
    >
      {isEmpty ? (
        <TooFew>{t("cfd.nothing")}</TooFew>
      ) : (
        <>
          <CfdPlot page={page} />
          <CfdLegend corrections={Math.max(0, ...series.map(({ corrections }) => corrections))} />
        </>
      )}
    </ChartFigure>
  );
}

function CfdPlot({ page }: { page: FlowPage }) {
  const t = useTranslations("charts");
  const { series } = page.cfd;
  const format = usePeriodFormat(page.by, page.zone);
  const plot = usePlot({ height: 280, top: 28, right: [116, 76] });
  const layers = useMemo(
    () => LAYERS.map((column) => ({ column, line: series.map((point) => point[column]), value: series.at(-1)?.[column] ?? 0 })),
    [series],
  );
  const scales = useMemo(() => layerScales(layers, series.length, plot.frame), [layers, series.length, plot.frame]);
  const told = (index: number) => {
    const point = series[index];
    const before = series[index - 1];
    if (!point) return { rows: [], lead: null };
    const lead = approximateLead(series, index);
    const rows: TipRow[] = LAYERS.toReversed().map((column) => ({ id: column, name: t(`column.${column}`), value: format.number(point[column]), swatch: LAYER_COLOUR[column] }));
    if (before) {
      rows.push({ id: "arrivals", name: t("cfd.arrivals"), value: format.signed(point.BACKLOG - before.BACKLOG) });
      rows.push({ id: "departures", name: t("cfd.departures"), value: format.signed(point.DONE - before.DONE) });
    }
    rows.push({ id: "between", name: t("cfd.between"), value: format.number(point.BACKLOG - point.DONE) });
    if (lead !== null) rows.push({ id: "lead", name: t("cfd.lead"), value: t("about", { span: format.periods(rounded(lead)) }) });
    if (point.corrections > 0) rows.push({ id: "corrections", name: t("cfd.leftOfMark"), value: format.number(point.corrections) });
    return { rows, lead };
  };
  const nameOf = (index: number) => format.period(series[index] ?? { date: "1970-01-01", complete: true }, index === series.length - 1);
  return (
    <PeriodPlot
      plot={plot}
      places={scales.places}
      label={t("cfd.walk", { count: series.length })}
      tell={(index) => [nameOf(index), ...told(index).rows.map(({ name, value }) => `${name} ${value}`)].join(", ")}
      show={(index) => {
        const { rows, lead } = told(index);
        const x = scales.places[index] ?? 0;
        return {
          marks: (
            <>
              {lead !== null && <LeadLine from={x - lead * scales.step} to={x} y={scales.y(series[index]?.DONE ?? 0)} />}
              <Crosshair x={x} frame={plot.frame} dots={LAYERS.map((column) => scales.y(series[index]?.[column] ?? 0))} />
            </>
          ),
          tip: <TipRows title={nameOf(index)} rows={rows} />,
        };
      }}
    >
      <LayerAreas layers={layers} series={series} scales={scales} plot={plot} format={format} zone={page.zone} />
    </PeriodPlot>
  );
}
