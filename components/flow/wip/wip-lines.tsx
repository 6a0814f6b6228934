"use client";

import { memo, useId } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ValueAxis } from "@/components/charts/axis";
import { EdgeLabels, type EdgeLabel } from "@/components/charts/edge-labels";
import { Hatch } from "@/components/charts/hatch";
import { PeriodAxis } from "@/components/charts/period-axis";
import { SoFar } from "@/components/charts/so-far";
import type { PeriodFormat } from "@/components/charts/use-period-format";
import type { Plot } from "@/components/charts/use-plot";
import { isOver } from "./wip-finding";
import type { LimitChange, WipScales } from "./wip-scales";
import styles from "./wip-lines.module.css";

type WipLinesProps = { page: FlowPage; changes: readonly LimitChange[]; scales: WipScales; plot: Plot; format: PeriodFormat };

/** Work in progress as a line of steps over the limit of its time; what lies over the limit is filled, hatched and edged. */
export const WipLines = memo(function WipLines({ page, changes, scales, plot, format }: WipLinesProps) {
  const t = useTranslations("charts");
  const [open, over] = [useId(), useId()];
  const { series, average } = page.wip;
  const { frame, width, isNarrow } = plot;
  const { y, step } = scales;
  const last = series.at(-1);
  const labels: EdgeLabel[] = [];
  if (last) labels.push({ id: "now", y: y(last.wip), text: t("wip.now"), value: format.number(last.wip), tone: isOver(last) ? "over" : "accent" });
  if (last && last.limit !== null) labels.push({ id: "limit", y: y(last.limit), text: t("wip.limit"), value: format.number(last.limit) });
  if (average !== null) labels.push({ id: "average", y: y(average), text: t("average"), value: format.number(average) });
  return (
    <g aria-hidden>
      <defs>
        <Hatch id={open} kind="open" />
        <Hatch id={over} kind="over" />
      </defs>
      <ValueAxis ticks={scales.ticks} y={y} left={frame.left} right={frame.right} unit={format.unit} />
      <path className={styles.ground} d={scales.ground} />
      {average !== null && <line className={styles.average} x1={frame.left} x2={frame.right} y1={y(average)} y2={y(average)} />}
      {last?.complete === false && <SoFar x={frame.right - step} frame={frame} fill={`url(#${open})`}>{t("soFar")}</SoFar>}
      {scales.over.map((part) => (
        <g key={part.x}>
          <rect className={styles.over} {...part} />
          <rect fill={`url(#${over})`} {...part} />
        </g>
      ))}
      <path className={styles.wip} d={scales.wip} />
      <path className={styles.limit} d={scales.limit} />
      {scales.over.map((part) => (
        <line key={part.x} className={styles.overEdge} x1={part.x} x2={part.x + part.width} y1={part.y} y2={part.y} />
      ))}
      <Flags changes={changes} scales={scales} plot={plot} />
      <PeriodAxis dates={series.map(({ date }) => date)} places={scales.places} frame={frame} width={width} zone={page.zone} />
      <EdgeLabels labels={labels} frame={frame} isNarrow={isNarrow} />
    </g>
  );
});

/** Pixels that the two numbers of a flag take. */
const FLAG_WIDTH = 46;

/** Where the limit was changed: a flag on a pole. The words are left out where the flag before would be in their way. */
function Flags({ changes, scales, plot: { frame } }: Pick<WipLinesProps, "changes" | "scales" | "plot">) {
  let free = 0;
  return changes.map(({ id, index, from, to }) => {
    const x = (scales.places[index] ?? 0) - scales.step / 2;
    const isAtEnd = x + FLAG_WIDTH > frame.right;
    const [begin, end] = isAtEnd ? [x - FLAG_WIDTH, x] : [x, x + FLAG_WIDTH];
    const hasRoom = begin >= free;
    if (hasRoom) free = end;
    return (
      <g key={id}>
        <line className={styles.pole} x1={x} x2={x} y1={frame.top - 18} y2={frame.bottom} />
        <path className={styles.flag} d={isAtEnd ? `M${x} ${frame.top - 18}l-7 3.5l7 3.5z` : `M${x} ${frame.top - 18}l7 3.5l-7 3.5z`} />
        {hasRoom && (
          <text className={styles.flagText} x={isAtEnd ? x - 10 : x + 10} y={frame.top - 10} textAnchor={isAtEnd ? "end" : "start"}>
            {`${from ?? "∞"} → ${to ?? "∞"}`}
          </text>
        )}
      </g>
    );
  });
}
