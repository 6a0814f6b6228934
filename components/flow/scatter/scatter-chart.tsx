"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Segmented } from "@/components/ui/segmented";
import type { Measure, Scale } from "@/components/flow/flow-search";
import { percentileGroups } from "@/components/flow/spans/percentile-groups";
import { ScatterPlot } from "./scatter-plot";
import { SpanDefinition } from "@/components/flow/spans/span-definition";
import { spanRemarks } from "@/components/flow/remarks/span-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { spanPoints, type SpanPoint } from "@/components/flow/spans/span-points";
import { SpanTable } from "@/components/flow/spans/span-table";
import { TooFew } from "@/components/flow/too-few";
import { useFlowFormat } from "@/components/flow/use-flow-format";
import { useMetricNotes } from "@/components/flow/use-metric-notes";
import { useSpanSentence } from "@/components/flow/spans/use-span-sentence";

type ScatterChartProps = {
  page: FlowPage;
  measure: Measure;
  scale: Scale;
  onMeasure: (measure: Measure) => void;
  onScale: (scale: Scale) => void;
  boardKey: string;
  hrefOf: (card: string) => string;
};

/** How long each finished card took, by lead or by cycle time. */
export function ScatterChart({ page, measure, scale, onMeasure, onScale, boardKey, hrefOf }: ScatterChartProps) {
  const t = useTranslations("flow");
  const format = useFlowFormat(page.unit, page.zone, page.time);
  const points = useMemo(() => spanPoints(page.cards, measure), [page.cards, measure]);
  const groups = useMemo(() => percentileGroups(page, measure), [page, measure]);
  const finding = useSpanSentence(page, measure, format);
  const notes = [...useMetricNotes(page, page[measure]), ...useDotNotes(page, points)];
  const remarks = useRemarks(useMemo(() => spanRemarks(page, measure), [page, measure]), hrefOf);
  const name = t(`measure.${measure}`);
  return (
    <ChartFigure
      finding={finding}
      name={t("scatterName", { name, path: t(`path.${measure}`) })}
      controls={
        <>
          <Segmented
            label={t("measureLabel")}
            options={[{ value: "lead", label: t("measure.lead") }, { value: "cycle", label: t("measure.cycle") }]}
            value={measure}
            onChange={onMeasure}
          />
          <Segmented
            label={t("scaleLabel")}
            options={[{ value: "linear", label: t("scale.linear") }, { value: "log", label: t("scale.log") }]}
            value={scale}
            onChange={onScale}
          />
        </>
      }
      notes={notes}
      remarks={remarks}
      definition={<SpanDefinition measure={measure} />}
      table={<SpanTable points={points} measure={measure} format={format} hrefOf={hrefOf} caption={name} />}
      csv={{ fileName: `${boardKey}-${measure}-time`, rows: () => csvRows(points) }}
    >
      {points.length === 0 ? (
        <TooFew>{t(`nothing.${measure}`)}</TooFew>
      ) : (
        <ScatterPlot page={page} points={points} groups={groups} scale={scale} format={format} hrefOf={hrefOf} label={t("dotsLabel", { name, n: points.length })} />
      )}
    </ChartFigure>
  );
}

/** What the marks of this chart mean, where they occur. */
function useDotNotes({ split, previous }: FlowPage, points: readonly SpanPoint[]): string[] {
  const t = useTranslations("flow");
  const notes: string[] = [];
  if (points.some(({ blocked }) => blocked > 0)) notes.push(t("notes.diamond"));
  if (split) notes.push(t("notes.split"));
  else if (previous) notes.push(t("notes.dashed"));
  return notes;
}

function csvRows(points: readonly SpanPoint[]) {
  const head = ["card", "externalId", "title", "kind", "createdAt", "startedAt", "finishedAt", "seconds", "days", "blockedSeconds", "reopened", "cases"];
  return [
    head,
    ...points.map(({ card, span, blocked }) => [
      card.card,
      card.externalId,
      card.title,
      card.kind,
      card.createdAt,
      card.startedAt,
      card.finishedAt,
      span.seconds,
      span.days,
      blocked,
      card.reopened,
      card.cases.join(" "),
    ]),
  ];
}
