"use client";

import { useMemo } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ValueAxis } from "@/components/charts/axis";
import { EdgeLabels, type EdgeLabel } from "@/components/charts/edge-labels";
import { PeriodPlot } from "@/components/charts/period-plot";
import { rounded } from "@/components/charts/rounded";
import { TipRows } from "@/components/charts/tip-rows";
import { type Plot, usePlot } from "@/components/charts/use-plot";
import { useScrumPage } from "../scrum-page-context";
import type { useSprintWords } from "../use-sprint-words";
import { type VelocityPoint, type VelocityScales, velocityScales } from "./velocity-scales";
import styles from "./velocity.module.css";

type VelocityPlotProps = { points: readonly VelocityPoint[]; velocity: number | null; words: ReturnType<typeof useSprintWords> };

/** The drawing: two bars a sprint, each sprint leading to its page, and the average as a line. */
export function VelocityPlot({ points, velocity, words }: VelocityPlotProps) {
  const t = useTranslations("scrum.velocity");
  const router = useRouter();
  const { base } = useScrumPage();
  const plot = usePlot({ height: 240, top: 28, right: [120, 84] });
  const scales = useMemo(() => velocityScales(points, velocity, plot.frame), [points, velocity, plot.frame]);
  const at = (index: number) => points[index] ?? { number: 0, name: "", committed: 0, completed: 0 };
  const show = (index: number) => {
    const { name, committed, completed } = at(index);
    const bars = scales.bars[index];
    return {
      marks: bars && <rect className={styles.active} {...bars.completed} x={bars.committed.x} width={bars.committed.width * 2 + 2} y={Math.min(bars.committed.y, bars.completed.y)} height={Math.max(bars.committed.height, bars.completed.height)} />,
      tip: (
        <TipRows
          title={name}
          rows={[
            { id: "committed", name: t("committed"), value: words.number(committed), swatch: "var(--chart-2)" },
            { id: "completed", name: t("completed"), value: words.number(completed), swatch: "var(--chart-4)" },
          ]}
        />
      ),
    };
  };
  return (
    <PeriodPlot
      plot={plot}
      places={scales.places}
      label={t("walk", { count: points.length })}
      tell={(index) => t("point", at(index))}
      show={show}
      onOpen={(index) => router.push(`${base}/sprints/${at(index).number}`)}
    >
      <Bars points={points} velocity={velocity} scales={scales} plot={plot} words={words} />
    </PeriodPlot>
  );
}

/** Pixels that a name of a sprint needs under its bars. */
const NAME_WIDTH = 64;

function Bars({ points, velocity, scales, plot, words }: VelocityPlotProps & { scales: VelocityScales; plot: Plot }) {
  const t = useTranslations("scrum.velocity");
  const { frame, isNarrow } = plot;
  const labels: EdgeLabel[] = velocity === null ? [] : [{ id: "average", y: scales.y(velocity), text: t("average"), value: words.number(rounded(velocity)), tone: "accent" }];
  return (
    <g aria-hidden>
      <ValueAxis ticks={scales.ticks} y={scales.y} left={frame.left} right={frame.right} unit={t("unit")} />
      {scales.bars.map(({ committed, completed }, index) => (
        <g key={points[index]?.number}>
          <rect className={styles.committed} {...committed} rx={2} />
          <rect className={styles.completed} {...completed} rx={2} />
          <text className={styles.value} x={completed.x + completed.width / 2} y={completed.y - 5} textAnchor="middle">
            {words.number(points[index]?.completed ?? 0)}
          </text>
          <text className={styles.name} x={scales.places[index]} y={frame.bottom + 18} textAnchor="middle">
            {scales.step >= NAME_WIDTH ? short(points[index]?.name ?? "", scales.step) : points[index]?.number}
          </text>
        </g>
      ))}
      {velocity !== null && <line className={styles.average} x1={frame.left} x2={frame.right} y1={scales.y(velocity)} y2={scales.y(velocity)} />}
      <EdgeLabels labels={labels} frame={frame} isNarrow={isNarrow} />
      <g transform={`translate(${frame.right + 8} ${frame.bottom - 24})`}>
        <Key y={0} className={styles.committed} text={t("committed")} />
        <Key y={16} className={styles.completed} text={t("completed")} />
      </g>
    </g>
  );
}

function Key({ y, className, text }: { y: number; className: string | undefined; text: string }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <rect className={className} width={8} height={8} y={-4} rx={2} />
      <text className={styles.name} x={13} dy="0.32em">
        {text}
      </text>
    </g>
  );
}

/** Pixels that a letter takes; a Korean one takes more. */
const LETTER = 8;

function short(name: string, room: number): string {
  const most = Math.max(4, Math.floor(room / LETTER));
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
