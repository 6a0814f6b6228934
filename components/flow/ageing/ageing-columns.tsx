"use client";

import { memo } from "react";
import { useTranslations } from "next-intl";
import { ValueAxis } from "@/components/charts/axis";
import type { Frame } from "@/components/charts/use-plot";
import type { AgeingScales } from "./ageing-scales";
import { percentNames } from "@/components/flow/spans/percent-names";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./ageing-plot.module.css";

type AgeingColumnsProps = { scales: AgeingScales; frame: Frame; format: FlowFormat };

/** The ground that the dots stand on: a field for each column, its bands, their percents, and the names underneath. */
export const AgeingColumns = memo(function AgeingColumns({ scales, frame, format }: AgeingColumnsProps) {
  const t = useTranslations("charts");
  return (
    <g aria-hidden>
      {scales.columns.map(({ column, left, right, count, bands }) => (
        <g key={column}>
          <rect className={styles.ground} x={left} y={frame.top} width={right - left} height={frame.bottom - frame.top} />
          {bands.map(({ percent, top, bottom }) => (
            <rect key={percent} className={styles.band} data-percent={percent} x={left} y={top} width={right - left} height={bottom - top} />
          ))}
          <text className={styles.name} x={left + 4} y={frame.bottom + 18}>
            {t("ageing.column", { column: t(`column.${column}`), count })}
          </text>
        </g>
      ))}
      <ValueAxis ticks={scales.ticks} y={scales.y} left={frame.left} right={frame.right} unit={format.unit} />
      {scales.columns.map(({ column, left, right, edges }) =>
        edges.map(({ percents, top, labelY }) => (
          <g key={`${column} ${top}`}>
            <line className={styles.bandEdge} data-percent={percents.includes(85) ? 85 : percents[0]} x1={left} x2={right} y1={top} y2={top} />
            <text className={styles.bandLabel} x={right - 4} y={labelY} dy="0.32em" textAnchor="end">
              {percentNames(percents, format.percent)}
            </text>
          </g>
        )),
      )}
    </g>
  );
});
