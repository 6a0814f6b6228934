"use client";

import { useTranslations } from "next-intl";
import { spreadLabels } from "@/components/charts/spread-labels";
import { textRoom } from "@/components/charts/text-room";
import { classNames } from "@/components/ui/class-names";
import { percentNames } from "@/components/flow/spans/percent-names";
import type { PercentileGroup, PercentileLine } from "@/components/flow/spans/percentile-groups";
import type { Frame } from "./scatter-scales";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./scatter-plot.module.css";

/** Pixels from one label to the next, and above the line that a label inside the plot names. */
const LINE_HEIGHT = 15;
const ABOVE = 8;
/** Pixels between the plot and the names beside it. */
const BESIDE = 8;

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
        isOutside(of) ? (
          <Outside key={of} lines={lines} y={y} frame={frame} format={format} />
        ) : (
          <Inside key={of} lines={lines} y={y} frame={frame} format={format} />
        ),
      )}
    </g>
  );
}

/** How many pixels the names beside the plot take. */
export function percentileRoom(groups: readonly PercentileGroup[], format: FlowFormat): number {
  const lines = groups.filter(({ of }) => isOutside(of)).flatMap((group) => group.lines);
  return Math.max(0, ...lines.map(({ percents, span }) => BESIDE + textRoom(`${percentNames(percents, format.percent)} ${format.shortSpan(span)}`)));
}

function isOutside(of: PercentileGroup["of"]): boolean {
  return of === "window" || of === "after";
}

type LabelsProps = { lines: readonly PercentileLine[]; y: (value: number) => number; frame: Frame; format: FlowFormat };

function Outside({ lines, y, frame, format }: LabelsProps) {
  const places = spreadLabels(lines.map(({ value }) => y(value)), LINE_HEIGHT, frame.top, frame.bottom);
  return lines.map(({ value, percents, span }, index) => (
    <text key={value} className={classNames(styles.percentileLabel, percents.includes(85) && styles.strong)} x={frame.right + BESIDE} y={places[index]} dy="0.32em">
      {`${percentNames(percents, format.percent)} `}
      <tspan className={styles.percentileValue}>{format.shortSpan(span)}</tspan>
    </text>
  ));
}

function Inside({ lines, y, frame, format }: LabelsProps) {
  const t = useTranslations("flow");
  const places = spreadLabels(lines.map(({ value }) => y(value) - ABOVE), LINE_HEIGHT, frame.top, frame.bottom - ABOVE);
  return lines.map(({ value, percents, span }, index) => (
    <text key={value} className={classNames(styles.percentileLabel, styles.inside)} x={frame.left + 6} y={places[index]} dy="0.32em">
      {t("lineBefore", { percents: percentNames(percents, format.percent), span: format.shortSpan(span) })}
    </text>
  ));
}
