"use client";

import { useFormatter } from "next-intl";
import { isDay } from "@/server/platform/domain/zoned-day";
import { periodTicks } from "./period-ticks";
import type { TickStep } from "./time-ticks";
import type { Frame } from "./use-plot";
import styles from "./axis.module.css";

/** Pixels that the longest name takes, with its air. */
const NAME = 62;

type PeriodAxisProps = { dates: readonly string[]; places: readonly number[]; frame: Frame; width: number; zone: string };

/** The line under a series, and the names of as many of its periods as have room. */
export function PeriodAxis({ dates, places, frame, width, zone }: PeriodAxisProps) {
  const format = useFormatter();
  const nameOf = (date: string, step: TickStep) => {
    // A day is the same day wherever it is read; an instant is told in the board's zone.
    const base = { timeZone: isDay(date) ? "UTC" : zone } as const;
    const at = new Date(date);
    if (step === "hour") return format.dateTime(at, { ...base, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (step === "day" || step === "week") return format.dateTime(at, { ...base, day: "numeric", month: "short" });
    if (step === "year") return format.dateTime(at, { ...base, year: "numeric" });
    // January says which year begins.
    return format.dateTime(at, date.slice(5, 7) === "01" ? { ...base, month: "short", year: "numeric" } : { ...base, month: "short" });
  };
  const ticks = periodTicks(dates, zone, Math.max(2, Math.floor((frame.right - frame.left) / NAME)));
  return (
    <g aria-hidden>
      <line className={styles.line} x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      {ticks.map(({ index, step }) => {
        const x = places[index] ?? 0;
        return (
          <g key={index} transform={`translate(${x} ${frame.bottom})`}>
            <line className={styles.mark} y2={4} />
            <text className={styles.label} x={Math.max(NAME / 2 - x, Math.min(0, width - NAME / 2 - x))} y={18} textAnchor="middle">
              {nameOf(dates[index] ?? "", step)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
