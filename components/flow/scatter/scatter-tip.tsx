"use client";

import { useTranslations } from "next-intl";
import { ChartTip } from "@/components/charts/chart-tip";
import type { Place } from "./nearest-dot";
import type { SpanPoint } from "@/components/flow/spans/span-points";
import { useCardMarks } from "@/components/flow/remarks/use-card-marks";
import type { FlowFormat } from "@/components/flow/use-flow-format";

type ScatterTipProps = { point: SpanPoint | undefined; place: Place | undefined; width: number; format: FlowFormat };

/** The exact values of one dot. */
export function ScatterTip({ point, place, width, format }: ScatterTipProps) {
  const t = useTranslations("flow");
  const marksOf = useCardMarks();
  if (point === undefined || place === undefined) return null;
  const { card, span, blocked } = point;
  return (
    <ChartTip x={place.x} y={place.y} width={width}>
      <strong>{t("tip", { card: card.card, span: format.span(span) })}</strong>
      <span>{card.title}</span>
      <span>{t("tipExact", { exact: format.exact(span.seconds) })}</span>
      <span>{t("tipFinished", { at: format.minute(card.finishedAt) })}</span>
      {blocked > 0 && <span>{t("tipBlocked", { exact: format.exact(blocked) })}</span>}
      {marksOf(card).map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </ChartTip>
  );
}
