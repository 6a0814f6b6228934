"use client";

import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { PERCENTS, type Percentiles } from "@/server/flow/domain/percentile";
import { NAMES_Y } from "@/components/charts/axis";
import { spreadLabels } from "@/components/charts/spread-labels";
import { classNames } from "@/components/ui/class-names";
import type { HistogramScales } from "./histogram-scales";
import type { Frame } from "@/components/flow/scatter/scatter-scales";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./histogram.module.css";

type HistogramLinesProps = { percentiles: Percentiles; scales: HistogramScales; frame: Frame; unit: DisplayUnit; format: FlowFormat };

/** Pixels that the name of a line needs. */
const NAME_WIDTH = 38;

/** A line where each percentile's cards end, named above the bars. */
export function HistogramLines({ percentiles, scales, frame, unit, format }: HistogramLinesProps) {
  const lines = new Map<number, number[]>();
  for (const percent of PERCENTS) {
    const span = percentiles[`${percent}`];
    if (span === null) continue;
    const at = scales.end(inUnit(span, unit));
    lines.set(at, [...(lines.get(at) ?? []), percent]);
  }
  const places = spreadLabels([...lines.keys()], NAME_WIDTH, frame.left + NAME_WIDTH / 2, frame.right);
  return (
    <g aria-hidden className={styles.lines}>
      {[...lines].map(([at, percents], index) => (
        <g key={at} className={classNames(percents.includes(85) && styles.strong)}>
          <line className={styles.line} x1={at} x2={at} y1={NAMES_Y + 6} y2={frame.bottom} />
          {/* Percentiles on the same line are named by the highest: that many are done by then. */}
          <text className={styles.lineName} x={places[index]} y={NAMES_Y} textAnchor="middle">
            {format.percent((percents.at(-1) ?? 0) / 100)}
          </text>
        </g>
      ))}
    </g>
  );
}
