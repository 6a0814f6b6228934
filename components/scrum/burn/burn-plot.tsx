"use client";

import { memo, useMemo } from "react";
import { useTranslations } from "next-intl";
import { TimeAxis, ValueAxis } from "@/components/charts/axis";
import { Crosshair } from "@/components/charts/crosshair";
import { EdgeLabels } from "@/components/charts/edge-labels";
import { PeriodPlot } from "@/components/charts/period-plot";
import { TipRows } from "@/components/charts/tip-rows";
import { type Plot, usePlot } from "@/components/charts/use-plot";
import type { Measure, SprintPage } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { type BurnPoint, type BurnScales, burnScales, type BurnView, shownOf } from "./burn-scales";
import styles from "./burn.module.css";

type BurnPlotProps = { sprint: SprintPage; points: readonly BurnPoint[]; measure: Measure; view: BurnView };

/** The drawing: steps over time, the scope above them and the ideal between; every step can be reached by keys. */
export function BurnPlot({ sprint, points, measure, view }: BurnPlotProps) {
  const t = useTranslations("scrum.burnChart");
  const words = useSprintWords();
  const { timeZone: zone } = useScrumPage();
  const plot = usePlot({ height: 260, top: 28, right: [130, 92] });
  const scales = useMemo(() => burnScales(points, sprint, { measure, view, zone }, plot.frame), [points, sprint, measure, view, zone, plot.frame]);
  const at = (index: number) => points[index] ?? { at: 0, scope: 0, completed: 0, remaining: 0 };
  const timeOf = (index: number) => words.moment(new Date(at(index).at).toISOString());
  const show = (index: number) => ({
    marks: <Crosshair x={scales.places[index] ?? 0} frame={plot.frame} dots={[scales.y(shownOf(at(index), view))]} />,
    tip: <TipRows title={timeOf(index)} rows={(["remaining", "completed", "scope"] as const).map((id) => ({ id, name: t(id), value: words.number(at(index)[id]) }))} />,
  });
  return (
    <PeriodPlot plot={plot} places={scales.places} label={t("walk", { name: t(`view.${view}`), count: points.length })} tell={(index) => t("point", { ...at(index), at: timeOf(index) })} show={show}>
      <BurnLines last={at(points.length - 1)} measure={measure} view={view} scales={scales} plot={plot} zone={zone} />
    </PeriodPlot>
  );
}

type BurnLinesProps = { last: BurnPoint; measure: Measure; view: BurnView; scales: BurnScales; plot: Plot; zone: string };

const BurnLines = memo(function BurnLines({ last, measure, view, scales, plot, zone }: BurnLinesProps) {
  const t = useTranslations("scrum.burnChart");
  const words = useSprintWords();
  const { frame, width, isNarrow } = plot;
  const { y } = scales;
  const name = view === "down" ? "remaining" : "completed";
  const labels = [
    { id: name, y: y(shownOf(last, view)), text: t(name), value: words.number(last[name]), tone: "accent" as const },
    { id: "scope", y: y(last.scope), text: t("scope"), value: words.number(last.scope) },
  ];
  return (
    <g aria-hidden>
      <ValueAxis ticks={scales.ticks} y={y} left={frame.left} right={frame.right} unit={t(`unit.${measure}`)} />
      <TimeAxis ticks={scales.times} x={scales.x} width={width} top={frame.top} bottom={frame.bottom} zone={zone} />
      <path className={styles.ground} d={scales.ground} />
      <path className={styles.ideal} d={scales.ideal} />
      <path className={styles.scope} d={scales.scope} />
      <path className={styles.line} d={scales.line} />
      <EdgeLabels labels={labels} frame={frame} isNarrow={isNarrow} />
      <g transform={`translate(${frame.right + 8} ${frame.top - 14})`}>
        <line className={styles.ideal} x2={14} />
        <text className={styles.key} x={18} dy="0.32em">
          {t("idealName")}
        </text>
      </g>
    </g>
  );
});
