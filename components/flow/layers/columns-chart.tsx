"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Crosshair } from "@/components/charts/crosshair";
import { PeriodPlot } from "@/components/charts/period-plot";
import { stacked } from "@/components/charts/stacked-areas";
import { TipRows } from "@/components/charts/tip-rows";
import { useInAddress } from "@/components/charts/use-in-address";
import { usePeriodFormat } from "@/components/charts/use-period-format";
import { usePlot } from "@/components/charts/use-plot";
import { Switch } from "@/components/ui/switch";
import { columnsFinding } from "./columns-finding";
import { LayerAreas } from "./layer-areas";
import { LAYER_COLOUR, LAYERS, layerScales } from "./layer-scales";
import { PeriodTable } from "@/components/flow/period-table";
import { TooFew } from "@/components/flow/too-few";
import { columnsRemarks } from "@/components/flow/remarks/series-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useSeriesNotes } from "@/components/flow/use-series-notes";

type ColumnsChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How many cards stood in each column at the end of each period, as they stood; Done on demand, since it dwarfs the rest. */
export function ColumnsChart({ page, boardKey, hrefOf }: ColumnsChartProps) {
  const t = useTranslations("charts");
  const { series } = page.cardsPerColumn;
  const format = usePeriodFormat(page.by, page.zone);
  const { id, values } = columnsFinding(series);
  const [done, setDone] = useInAddress("done");
  const withDone = done === "1";
  const columns = LAYERS.filter((column) => withDone || column !== "DONE");
  const isEmpty = series.every((point) => columns.every((column) => point[column] === 0));
  return (
    <ChartFigure
      finding={t(`columns.finding.${id}`, values)}
      name={t("columns.name")}
      controls={<Switch label={t("columns.withDone")} checked={withDone} onChange={(on) => setDone(on ? "1" : null)} />}
      notes={useSeriesNotes(page, "snapshot", null)}
      remarks={useRemarks(columnsRemarks(page), hrefOf)}
      definition={
        <>
          <p>{t("columns.definition")}</p>
          <p>{t("columns.notCfd")}</p>
        </>
      }
      table={
        <PeriodTable
          caption={t("columns.name")}
          series={series}
          format={format}
          columns={columns.toReversed().map((column) => ({ id: column, label: t(`column.${column}`), value: (point: (typeof series)[number]) => point[column] }))}
        />
      }
      csv={{
        fileName: `${boardKey}-cards-per-column`,
        rows: () => [["period", "complete", ...columns.toReversed().map((column) => CSV_NAME[column])], ...series.map((point) => [point.date, String(point.complete), ...columns.toReversed().map((column) => point[column])])],
      }}
    >
      {isEmpty ? <TooFew>{t("columns.nothing")}</TooFew> : <ColumnsPlot page={page} columns={columns} />}
    </ChartFigure>
  );
}

const CSV_NAME = { BACKLOG: "backlog", PLANNED: "planned", IN_WORK: "inWork", DONE: "done" } as const;

function ColumnsPlot({ page, columns }: { page: FlowPage; columns: readonly (typeof LAYERS)[number][] }) {
  const t = useTranslations("charts");
  const { series } = page.cardsPerColumn;
  const format = usePeriodFormat(page.by, page.zone);
  const plot = usePlot({ height: 280, top: 28, right: [116, 76] });
  const key = columns.join(" ");
  const layers = useMemo(() => {
    const drawn = LAYERS.filter((column) => key.split(" ").includes(column));
    const lines = stacked(drawn.map((column) => series.map((point) => point[column])));
    return drawn.map((column, index) => ({ column, line: lines[index] ?? [], value: series.at(-1)?.[column] ?? 0 }));
  }, [series, key]);
  const scales = useMemo(() => layerScales(layers, series.length, plot.frame), [layers, series.length, plot.frame]);
  const nameOf = (index: number) => format.period(series[index] ?? { date: "1970-01-01", complete: true }, index === series.length - 1);
  const rowsOf = (index: number) => layers.toReversed().map(({ column }) => ({ id: column, name: t(`column.${column}`), value: format.number(series[index]?.[column] ?? 0), swatch: LAYER_COLOUR[column] }));
  return (
    <PeriodPlot
      plot={plot}
      places={scales.places}
      label={t("columns.walk", { count: series.length })}
      tell={(index) => [nameOf(index), ...rowsOf(index).map(({ name, value }) => `${name} ${value}`)].join(", ")}
      show={(index) => ({
        marks: <Crosshair x={scales.places[index] ?? 0} frame={plot.frame} dots={layers.map(({ line }) => scales.y(line[index] ?? 0))} />,
        tip: <TipRows title={nameOf(index)} rows={rowsOf(index)} />,
      })}
    >
      <LayerAreas layers={layers} series={series} scales={scales} plot={plot} format={format} zone={page.zone} />
    </PeriodPlot>
  );
}
