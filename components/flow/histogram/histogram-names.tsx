"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { HistogramScales } from "./histogram-scales";
import type { Frame } from "@/components/flow/scatter/scatter-scales";
import axis from "@/components/charts/axis.module.css";
import styles from "./histogram.module.css";

/** The lengths below the bars, and their unit. */
export function HistogramNames({ scales, frame, unit }: { scales: HistogramScales; frame: Frame; unit: string }) {
  const t = useTranslations("flow");
  const format = useFormatter();
  return (
    <g aria-hidden className={styles.names}>
      {scales.names.map(({ x, value, isOpen }) => (
        <text key={value} className={axis.label} x={x} y={frame.bottom + 16} textAnchor="middle">
          {isOpen ? t("histogram.andMore", { from: format.number(value) }) : format.number(value)}
        </text>
      ))}
      <text className={axis.label} x={frame.right} y={frame.bottom + 33} textAnchor="end">
        {unit}
      </text>
    </g>
  );
}
