"use client";

import { memo, useId } from "react";
import { useTranslations } from "next-intl";
import { ValueAxis } from "@/components/charts/axis";
import { EdgeLabels } from "@/components/charts/edge-labels";
import { Hatch } from "@/components/charts/hatch";
import { PeriodAxis } from "@/components/charts/period-axis";
import { SoFar } from "@/components/charts/so-far";
import type { PeriodFormat } from "@/components/charts/use-period-format";
import type { Plot } from "@/components/charts/use-plot";
import { LAYER_COLOUR, type Layer, type LayerScales } from "./layer-scales";
import styles from "./layer-areas.module.css";

type LayerAreasProps = {
  layers: readonly Layer[];
  series: readonly { date: string; complete: boolean; corrections?: number }[];
  scales: LayerScales;
  plot: Plot;
  format: PeriodFormat;
  zone: string;
};

/** Areas on one another, named at their right ends; periods with corrections and the one that is not over are hatched. */
export const LayerAreas = memo(function LayerAreas({ layers, series, scales, plot, format, zone }: LayerAreasProps) {
  const t = useTranslations("charts");
  const [open, corrected] = [useId(), useId()];
  const { frame, width, isNarrow } = plot;
  const { places, step, y, areas, middles } = scales;
  const isOpen = series.at(-1)?.complete === false;
  const labels = layers.map(({ column, value }, index) => ({
    id: column,
    y: middles[index] ?? 0,
    text: t(`column.${column}`),
    value: format.number(value),
    swatch: LAYER_COLOUR[column],
  }));
  const top = y(Math.max(1, ...layers.map(({ line }) => line.at(-1) ?? 0)));
  return (
    <g aria-hidden>
      <defs>
        <Hatch id={open} kind="open" />
        <Hatch id={corrected} kind="corrected" />
      </defs>
      <ValueAxis ticks={scales.ticks} y={y} left={frame.left} right={frame.right} unit={format.unit} />
      {areas.map((area, index) => (
        <path key={layers[index]?.column} className={styles.area} d={area} style={{ fill: LAYER_COLOUR[layers[index]?.column ?? "DONE"] }} />
      ))}
      <clipPath id={`${corrected}-areas`}>
        {areas.map((area, index) => (
          <path key={index} d={area} />
        ))}
      </clipPath>
      <g clipPath={`url(#${corrected}-areas)`}>
        {runsOf(series).map(([first, last]) => {
          const left = Math.max(frame.left, (places[first] ?? 0) - step / 2);
          const right = Math.min(frame.right, (places[last] ?? 0) + step / 2);
          return <rect key={first} x={left} y={frame.top} width={right - left} height={frame.bottom - frame.top} fill={`url(#${corrected})`} />;
        })}
      </g>
      {isOpen && (
        <SoFar x={places.length > 1 ? frame.right - step : frame.left} frame={{ ...frame, top: Math.min(top, frame.bottom) }} fill={`url(#${open})`}>
          {t("soFar")}
        </SoFar>
      )}
      <PeriodAxis dates={series.map(({ date }) => date)} places={places} frame={frame} width={width} zone={zone} />
      <EdgeLabels labels={labels.toReversed()} frame={frame} isNarrow={isNarrow} />
    </g>
  );
});

/** First and last index of each unbroken run of periods with corrections. */
function runsOf(series: readonly { corrections?: number }[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [index, { corrections = 0 }] of series.entries()) {
    if (corrections === 0) continue;
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}
