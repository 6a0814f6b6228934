"use client";

import { memo, useId } from "react";
import { useTranslations } from "next-intl";
import { ValueAxis } from "@/components/charts/axis";
import { EdgeLabels, type EdgeLabel } from "@/components/charts/edge-labels";
import { Hatch } from "@/components/charts/hatch";
import { PeriodAxis } from "@/components/charts/period-axis";
import { SoFar } from "@/components/charts/so-far";
import type { PeriodFormat } from "@/components/charts/use-period-format";
import type { Plot } from "@/components/charts/use-plot";
import type { Throughput } from "./throughput-by-week";
import type { ThroughputScales } from "./throughput-scales";
import styles from "./throughput-bars.module.css";

/** Pixels that a count needs to stand over its own bar. */
const COUNT_WIDTH = 20;

type ThroughputBarsProps = { shown: Throughput; zone: string; before: number | null; scales: ThroughputScales; plot: Plot; format: PeriodFormat };

/** A bar for each period, the average of the whole ones, and the average of the period before. */
export const ThroughputBars = memo(function ThroughputBars({ shown, zone, before, scales, plot, format }: ThroughputBarsProps) {
  const t = useTranslations("charts");
  const hatch = useId();
  const { series, average } = shown;
  const { frame, width, isNarrow } = plot;
  const { bars, places, step, y, ticks } = scales;
  const isOpen = series.at(-1)?.complete === false;
  const labels: EdgeLabel[] = [];
  if (average !== null) labels.push({ id: "average", y: y(average), text: t("average"), value: format.number(average), tone: "accent" });
  if (before !== null) labels.push({ id: "before", y: y(before), text: t("before"), value: format.number(before) });
  return (
    <g aria-hidden>
      <defs>
        <Hatch id={hatch} kind="open" />
      </defs>
      <ValueAxis ticks={ticks} y={y} left={frame.left} right={frame.right} unit={format.unit} />
      {bars.map((bar, index) => (
        <rect key={index} className={styles.bar} data-zero={bar.count === 0 || undefined} x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={bar.width > 6 ? 2 : 0} />
      ))}
      {bars.map((bar, index) => !bar.complete && index < bars.length - 1 && <rect key={index} x={bar.x} y={bar.y} width={bar.width} height={bar.height} fill={`url(#${hatch})`} />)}
      {isOpen && <SoFar x={frame.right - step} frame={frame} fill={`url(#${hatch})`}>{t("soFar")}</SoFar>}
      {before !== null && <line className={styles.before} x1={frame.left} x2={frame.right} y1={y(before)} y2={y(before)} />}
      {average !== null && <line className={styles.average} x1={frame.left} x2={frame.right} y1={y(average)} y2={y(average)} />}
      {step >= COUNT_WIDTH &&
        bars.map((bar, index) => (
          <text key={index} className={styles.count} x={places[index]} y={bar.y - 5} textAnchor="middle">
            {bar.count}
          </text>
        ))}
      <PeriodAxis dates={series.map(({ date }) => date)} places={places} frame={frame} width={width} zone={zone} />
      <EdgeLabels labels={labels} frame={frame} isNarrow={isNarrow} />
    </g>
  );
});

/** The bar under the pointer or the focus. */
export function BarMark({ index, scales }: { index: number; scales: ThroughputScales }) {
  const bar = scales.bars[index];
  return bar === undefined ? null : <rect className={styles.active} x={bar.x} y={bar.y} width={bar.width} height={bar.height} rx={bar.width > 6 ? 2 : 0} />;
}
