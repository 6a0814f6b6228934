"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import { PERCENTS, type Percentiles } from "@/server/flow/domain/percentile";
import { TIMED_COLUMNS, type TimedColumn } from "@/server/flow/domain/time-in-column";
import { linearTicks } from "@/components/charts/value-ticks";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import legend from "@/components/charts/legend.module.css";
import styles from "./column-time.module.css";

type ColumnRangesProps = { percentiles: FlowPage["timeInColumn"]["columnPercentiles"]; unit: DisplayUnit; format: FlowFormat };

/** How long cards stay in each column: bands that end at the 50th, 70th, 85th and 95th percentile, on one scale. */
export function ColumnRanges({ percentiles, unit, format }: ColumnRangesProps) {
  const t = useTranslations("flow");
  const ends = TIMED_COLUMNS.flatMap((column) => PERCENTS.map((percent) => endOf(percentiles[column], percent, unit)));
  const max = Math.max(1, ...ends.map((end) => end ?? 0));
  const ticks = linearTicks(max, 5, unit !== "hours");
  return (
    <div className={styles.ranges}>
      {TIMED_COLUMNS.map((column) => (
        <ColumnRange key={column} column={column} percentiles={percentiles[column]} unit={unit} max={max} ticks={ticks} format={format} />
      ))}
      <div className={styles.scale} aria-hidden>
        {ticks.map((value) => (
          <span key={value} data-last={value === max || undefined} style={{ insetInlineStart: `${(value / max) * 100}%` }}>
            {value}
          </span>
        ))}
      </div>
      <p className={legend.note} aria-hidden>
        {t("bands", { unit: format.unit })}
      </p>
    </div>
  );
}

type ColumnRangeProps = { column: TimedColumn; percentiles: Percentiles; unit: DisplayUnit; max: number; ticks: readonly number[]; format: FlowFormat };

function ColumnRange({ column, percentiles, unit, max, ticks, format }: ColumnRangeProps) {
  const t = useTranslations("flow");
  const [half, most] = [percentiles["50"], percentiles["85"]];
  return (
    <div>
      <div className={styles.rangeHead}>
        <span>{t(`column.${column}`)}</span>
        {half !== null && most !== null && (
          <span className={styles.rangeValues}>
            {t("rangeValues", { half: format.shortSpan(half), most: format.shortSpan(most), fifty: format.percent(0.5), eightyFive: format.percent(0.85) })}
          </span>
        )}
      </div>
      <div className={styles.track} aria-hidden>
        {ticks.map((value) => (
          <span key={value} className={styles.gridLine} style={{ insetInlineStart: `${(value / max) * 100}%` }} />
        ))}
        {PERCENTS.toReversed().map((percent) => {
          const end = endOf(percentiles, percent, unit);
          return end === null ? null : <span key={percent} className={styles.band} data-percent={percent} style={{ width: `${(end / max) * 100}%` }} />;
        })}
      </div>
    </div>
  );
}

function endOf(percentiles: Percentiles, percent: (typeof PERCENTS)[number], unit: DisplayUnit): number | null {
  const span = percentiles[`${percent}`];
  return span === null ? null : inUnit(span, unit);
}
