"use client";

import { useMemo, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useFormatter } from "next-intl";
import { ChartTip } from "@/components/charts/chart-tip";
import { useWidth } from "@/components/charts/use-width";
import { curvePlaces, pointAfterKey, pointUnder, shownPoints, type CurvePoint, type Frame } from "./curve-places";
import { classNames } from "@/components/ui/class-names";
import axis from "@/components/charts/axis.module.css";
import plot from "@/components/charts/plot.module.css";
import styles from "./probability-curve.module.css";

const HEIGHT = 220;
/** Drawn until the width is known. */
const FIRST_WIDTH = 520;
/** Pixels that the name of a value needs. */
const TICK_WIDTH = 72;
const HALF_NAME = 30;

type ProbabilityCurveProps = {
  /** In order, by whole numbers. */
  points: readonly CurvePoint[];
  /** The values at which the chance is still so many percent. */
  marks: readonly { percent: number; at: number }[];
  /** A value under the axis: "14 Dec". */
  nameOf: (at: number) => string;
  /** A point in words: "By 14 December: 86 %". */
  tell: (point: CurvePoint) => string;
  label: string;
};

/** The chance of each outcome, and the three that are told. One stop for Tab; arrows walk the outcomes. */
export function ProbabilityCurve({ points: all, marks, nameOf, tell, label }: ProbabilityCurveProps) {
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const [active, setActive] = useState<number | null>(null);
  const points = useMemo(() => shownPoints(all), [all]);
  const frame = { left: 44, right: width - 8, top: 12, bottom: HEIGHT - 28 };
  const { x, y, line } = curvePlaces(points, frame);
  const told = marks.find(({ percent }) => percent === 85)?.at;
  const current = Math.min(active ?? Math.max(0, points.findIndex(({ at }) => at === told)), points.length - 1);
  const point = points[current];
  if (point === undefined) return null;
  const hover = (event: MouseEvent<SVGSVGElement>) => setActive(pointUnder(points, x, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const walk = (event: KeyboardEvent) => {
    const next = pointAfterKey(event.key, current, points.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <div ref={box} className={plot.box}>
      <svg
        className={classNames(plot.plot, styles.plot)}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={current}
        aria-valuetext={tell(point)}
        onPointerMove={hover}
        onPointerDown={hover}
        onPointerLeave={() => setActive(null)}
        onFocus={() => setActive(current)}
        onBlur={() => setActive(null)}
        onKeyDown={walk}
      >
        <path className={styles.area} d={`${line}V${frame.bottom}H${frame.left}Z`} />
        <line className={styles.ground} x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
        {valueTicks(points, Math.max(2, Math.floor((frame.right - frame.left) / TICK_WIDTH))).map((at) => (
          <text key={at} className={axis.label} x={Math.min(x(at), width - HALF_NAME)} y={frame.bottom + 18} textAnchor="middle">
            {nameOf(at)}
          </text>
        ))}
        <path className={styles.line} d={line} />
        <Marks marks={marks} x={x} y={y} frame={frame} />
        {active !== null && (
          <g>
            <line className={styles.cursor} x1={x(point.at)} x2={x(point.at)} y1={frame.top} y2={frame.bottom} />
            <circle className={styles.active} cx={x(point.at)} cy={y(point.probability)} r={5} />
          </g>
        )}
      </svg>
      {active !== null && (
        <ChartTip x={x(point.at)} y={y(point.probability)} width={width}>
          {tell(point)}
        </ChartTip>
      )}
    </div>
  );
}

type MarksProps = Pick<ProbabilityCurveProps, "marks"> & { x: (at: number) => number; y: (probability: number) => number; frame: Frame };

/** From the chance on the left over to the curve, and down to the value. */
function Marks({ marks, x, y, frame }: MarksProps) {
  const format = useFormatter();
  return marks.map(({ percent, at }) => (
    <g key={percent} data-percent={percent} className={percent === 85 ? styles.strong : undefined}>
      <path className={styles.guide} d={`M${frame.left} ${y(percent / 100)}H${x(at)}V${frame.bottom}`} />
      <text className={styles.percent} x={frame.left - 8} y={y(percent / 100)} dy="0.32em" textAnchor="end">
        {format.number(percent / 100, { style: "percent" })}
      </text>
      <circle className={styles.mark} cx={x(at)} cy={y(percent / 100)} r={4} />
    </g>
  ));
}

/** Values with a name under the axis: evenly far from each other, `most` of them or fewer. */
function valueTicks(points: readonly CurvePoint[], most: number): number[] {
  const every = Math.max(1, Math.ceil(points.length / most));
  return points.filter((_, index) => index % every === 0).map(({ at }) => at);
}
