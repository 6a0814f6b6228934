"use client";

import { isDay } from "@/server/platform/domain/zoned-day";
import { periodTicks } from "./period-ticks";
import type { Frame } from "./use-plot";
import { useTickName } from "./use-tick-name";
import styles from "./axis.module.css";

/** Pixels that the longest name takes, with its air. */
const NAME = 62;

type PeriodAxisProps = { dates: readonly string[]; places: readonly number[]; frame: Frame; width: number; zone: string };

/** The line under a series, and the names of as many of its periods as have room. */
export function PeriodAxis({ dates, places, frame, width, zone }: PeriodAxisProps) {
  // A day is the same day wherever it is read; an instant is told in the board's zone.
  const nameOf = useTickName(dates.every(isDay) ? "UTC" : zone);
  const at = (index: number) => new Date(dates[index] ?? "");
  const ticks = periodTicks(dates, zone, Math.max(2, Math.floor((frame.right - frame.left) / NAME)));
  return (
    <g aria-hidden>
      <line className={styles.line} x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      {ticks.map(({ index, step }, order) => {
        const before = ticks[order - 1];
        const x = places[index] ?? 0;
        return (
          <g key={index} transform={`translate(${x} ${frame.bottom})`}>
            <line className={styles.mark} y2={4} />
            <text className={styles.label} x={Math.max(NAME / 2 - x, Math.min(0, width - NAME / 2 - x))} y={18} textAnchor="middle">
              {nameOf(at(index), step, before && at(before.index))}
            </text>
          </g>
        );
      })}
    </g>
  );
}
