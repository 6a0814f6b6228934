"use client";

import { useFormatter } from "next-intl";
import { textRoom } from "./text-room";
import type { TimeTick } from "./time-ticks";
import { useTickName } from "./use-tick-name";
import styles from "./axis.module.css";

type ValueAxisProps = { ticks: readonly number[]; y: (value: number) => number; left: number; right: number; unit: string };

/** Where the line of names above the marks stands: units, and what belongs to an instant. */
export const NAMES_Y = 12;

/** Horizontal lines with their values at the left, the unit above them: over the values, or from the edge where it is longer than they may be. */
export function ValueAxis({ ticks, y, left, right, unit }: ValueAxisProps) {
  const format = useFormatter();
  const isLong = textRoom(unit) > left - 8;
  return (
    <g aria-hidden>
      {ticks.map((value) => (
        <g key={value} transform={`translate(0 ${y(value)})`}>
          <line className={styles.line} x1={left} x2={right} />
          <text className={styles.label} x={left - 8} dy="0.32em" textAnchor="end">
            {format.number(value)}
          </text>
        </g>
      ))}
      <text className={styles.label} x={isLong ? 0 : left - 8} y={NAMES_Y} textAnchor={isLong ? "start" : "end"}>
        {unit}
      </text>
    </g>
  );
}

/** Pixels on each side of its line that the longest name takes. */
const HALF_NAME = 28;

type TimeAxisProps = { ticks: readonly TimeTick[]; x: (at: Date) => number; width: number; top: number; bottom: number; zone: string };

/** Vertical lines at hours, days, weeks or months of the board's zone, their names underneath and none over the edge of `width` pixels. */
export function TimeAxis({ ticks, x, width, top, bottom, zone }: TimeAxisProps) {
  const nameOf = useTickName(zone);
  return (
    <g aria-hidden>
      {ticks.map((tick, index) => (
        <g key={tick.at.getTime()} transform={`translate(${x(tick.at)} 0)`}>
          <line className={styles.line} y1={top} y2={bottom} />
          <text className={styles.label} x={Math.min(0, width - HALF_NAME - x(tick.at))} y={bottom + 18} textAnchor="middle">
            {nameOf(tick.at, tick.step, ticks[index - 1]?.at)}
          </text>
        </g>
      ))}
    </g>
  );
}
