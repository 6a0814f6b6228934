import type { SpanAnswer } from "@/server/flow/contracts";
import { inUnit } from "@/server/flow/domain/display-unit";
import { PERCENTS } from "@/server/flow/domain/percentile";
import { spreadLabels } from "@/components/charts/spread-labels";
import { classNames } from "@/components/ui/class-names";
import type { Frame } from "./scatter-scales";
import type { FlowFormat } from "./use-flow-format";
import styles from "./scatter-plot.module.css";

/** Pixels from one label to the next. */
const LINE_HEIGHT = 15;

type PercentileLinesProps = { answer: SpanAnswer; y: (value: number) => number; frame: Frame; format: FlowFormat };

/** A line at each percentile, named at the right; percentiles of the same value share a line and a label. */
export function PercentileLines({ answer, y, frame, format }: PercentileLinesProps) {
  const lines = linesOf(answer);
  const places = spreadLabels(lines.map(({ value }) => y(value)), LINE_HEIGHT, frame.top, frame.bottom);
  return (
    <g aria-hidden>
      {lines.map(({ value, percents, span }, index) => {
        const strong = percents.includes(85);
        return (
          <g key={value}>
            <line className={classNames(styles.percentile, strong && styles.strong)} x1={frame.left} x2={frame.right} y1={y(value)} y2={y(value)} />
            <text className={classNames(styles.percentileLabel, strong && styles.strong)} x={frame.right + 8} y={places[index]} dy="0.32em">
              {`${percents.map((percent) => format.percent(percent / 100)).join(" · ")} `}
              <tspan className={styles.percentileValue}>{format.shortSpan(span)}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}

function linesOf({ percentiles, unit }: SpanAnswer) {
  const lines: { value: number; percents: number[]; span: { seconds: number; days: number } }[] = [];
  for (const percent of PERCENTS) {
    const span = percentiles[`${percent}`];
    if (span === null) continue;
    const value = inUnit(span, unit);
    const same = lines.find((line) => line.value === value);
    if (same) same.percents.push(percent);
    else lines.push({ value, percents: [percent], span });
  }
  return lines;
}
