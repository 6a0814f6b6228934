"use client";

import { useTranslations } from "next-intl";
import type { SpanAnswer } from "@/server/flow/contracts";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Segmented } from "@/components/ui/segmented";
import type { Measure, Scale } from "./flow-search";
import { ScatterPlot } from "./scatter-plot";
import { SpanTable } from "./span-table";
import { TooFew } from "./too-few";
import { useFlowFormat, type FlowFormat } from "./use-flow-format";
import { useMetricNotes } from "./use-metric-notes";

type ScatterChartProps = {
  leadTime: SpanAnswer;
  cycleTime: SpanAnswer;
  measure: Measure;
  scale: Scale;
  onMeasure: (measure: Measure) => void;
  onScale: (scale: Scale) => void;
  boardKey: string;
  hrefOf: (card: string) => string;
};

/** How long each finished card took, by lead or by cycle time. */
export function ScatterChart({ leadTime, cycleTime, measure, scale, onMeasure, onScale, boardKey, hrefOf }: ScatterChartProps) {
  const t = useTranslations("flow");
  const answer = measure === "lead" ? leadTime : cycleTime;
  const format = useFlowFormat(answer.unit, answer.zone);
  const notes = useMetricNotes(answer);
  const finding = useFinding(answer, measure, format);
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
      definition={<Definition measure={measure} />}
      table={<SpanTable answer={answer} measure={measure} format={format} hrefOf={hrefOf} caption={name} />}
      csv={{ fileName: `${boardKey}-${answer.definition.split(".")[0]}`, rows: () => csvRows(answer) }}
    >
      {answer.n === 0 ? (
        <TooFew>{t(`nothing.${measure}`)}</TooFew>
      ) : (
        <ScatterPlot answer={answer} scale={scale} format={format} hrefOf={hrefOf} label={t("dotsLabel", { name, n: answer.n })} />
      )}
    </ChartFigure>
  );
}

function useFinding({ n, percentiles }: SpanAnswer, measure: Measure, format: FlowFormat): string {
  const t = useTranslations("flow");
  const [half, most] = [percentiles["50"], percentiles["85"]];
  if (n === 0) return t("finding.none");
  if (half === null || most === null) return t("finding.few", { count: n });
  const [halfText, mostText] = [format.span(half), format.span(most)];
  if (halfText === mostText) return t(`finding.same.${measure}`, { span: mostText, share: format.percent(0.85) });
  return t(`finding.half.${measure}`, { half: halfText, most: mostText, share: format.percent(0.85) });
}

function Definition({ measure }: { measure: Measure }) {
  const t = useTranslations("flow");
  return (
    <>
      <p>{t(`definitions.${measure}`)}</p>
      <p>{t("definitions.clock")}</p>
      <p>{t("definitions.percentiles")}</p>
      <p>{t("definitions.days")}</p>
    </>
  );
}

function csvRows({ values }: SpanAnswer) {
  const head = ["card", "externalId", "title", "kind", "createdAt", "startedAt", "finishedAt", "seconds", "days", "blockedSeconds", "reopened"];
  return [
    head,
    ...values.map((value) => [
      value.card,
      value.externalId,
      value.title,
      value.kind,
      value.createdAt,
      value.startedAt,
      value.finishedAt,
      value.seconds,
      value.days,
      value.blockedSeconds,
      value.reopened,
    ]),
  ];
}
