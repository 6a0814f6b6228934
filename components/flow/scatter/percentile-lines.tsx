"use client";

import { useTranslations } from "next-intl";
import { spreadLabels } from "@/components/charts/spread-labels";
import { classNames } from "@/components/ui/class-names";
import type { PercentileGroup, PercentileLine } from "@/components/flow/spans/percentile-groups";
import type { Frame } from "./scatter-scales";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./scatter-plot.module.css";

/** Pixels from one label to the next, and above the line that a label inside the plot names. */
const LINE_HEIGHT = 15;
const ABOVE = 8;

type PercentileLinesProps = { groups: readonly PercentileGroup[]; y: (value: number) => number; frame: Frame; /** Where the change stands that tells before from after. */ splitAt: number };

/** A line at each percentile; those of the period before are dashed. */
export function PercentileLines({ groups, y, frame, splitAt }: PercentileLinesProps) {
  return (
    <g aria-hidden>
      {groups.flatMap(({ of, lines }) =>
        lines.map(({ value, percents }) => (
          <line
            key={`${of}${value}`}
            className={classNames(styles.percentile, percents.includes(85) && styles.strong, of === "previous" && styles.previous)}
            x1={of === "after" ? splitAt : frame.left}
            x2={of === "before" ? splitAt : frame.right}
            y1={y(value)}
            y2={y(value)}
          />
        )),
      )}
    </g>
  );
}

type PercentileLabelsProps = Omit<PercentileLinesProps, "splitAt"> & { format: FlowFormat };

/** The names of the lines: at the right beside the plot; those of an earlier time inside, at the left. */
export function PercentileLabels({ groups, y, frame, format }: PercentileLabelsProps) {
  return (
    <g aria-hidden className={styles.labels}>
      {groups.map(({ of, lines }) =>
        of === "window" || of === "after" ? (
          <Outside key={of} lines={lines} y={y} frame={frame} format={format} />
        ) : (
          <Inside key={of} lines={lines} y={y} frame={frame} format={format} />
        ),
      )}
    </g>
  );
}

type LabelsProps = { lines: readonly PercentileLine[]; y: (value: number) => number; frame: Frame; format: FlowFormat };

function Outside({ lines, y, frame, format }: LabelsProps) {
  const places = spreadLabels(lines.map(({ value }) => y(value)), LINE_HEIGHT, frame.top, frame.bottom);
  return lines.map(({ value, percents, span }, index) => (
    <text key={value} className={classNames(styles.percentileLabel, percents.includes(85) && styles.strong)} x={frame.right + 8} y={places[index]} dy="0.32em">
      {`${percents.map((percent) => format.percent(percent / 100)).join(" · ")} `}
      <tspan className={styles.percentileValue}>{format.shortSpan(span)}</tspan>
    </text>
  ));
}

function Inside({ lines, y, frame, format }: LabelsProps) {
  const t = useTranslations("flow");
  const places = spreadLabels(lines.map(({ value }) => y(value) - ABOVE), LINE_HEIGHT, frame.top, frame.bottom - ABOVE);
  return lines.map(({ value, percents, span }, index) => (
    <text key={value} className={classNames(styles.percentileLabel, styles.inside)} x={frame.left + 6} y={places[index]} dy="0.32em">
      {t("lineBefore", { percents: percents.map((percent) => format.percent(percent / 100)).join(" · "), span: format.shortSpan(span) })}
    </text>
  ));
}
