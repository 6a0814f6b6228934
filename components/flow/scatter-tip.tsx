"use client";

import { useTranslations } from "next-intl";
import type { SpanValue } from "@/server/flow/contracts";
import { ChartTip } from "@/components/charts/chart-tip";
import type { Place } from "./nearest-dot";
import type { FlowFormat } from "./use-flow-format";

type ScatterTipProps = { value: SpanValue | undefined; place: Place | undefined; width: number; format: FlowFormat };

/** The exact values of one dot. */
export function ScatterTip({ value, place, width, format }: ScatterTipProps) {
  const t = useTranslations("flow");
  if (value === undefined || place === undefined) return null;
  return (
    <ChartTip x={place.x} y={place.y} width={width}>
      <strong>{t("tip", { card: value.card, span: format.span(value) })}</strong>
      <span>{value.title}</span>
      <span>{t("tipExact", { exact: format.exact(value.seconds) })}</span>
      <span>{t("tipFinished", { at: format.minute(value.finishedAt ?? "") })}</span>
      {value.blockedSeconds > 0 && <span>{t("tipBlocked", { exact: format.exact(value.blockedSeconds) })}</span>}
      {value.reopened > 0 && <span>{t("tipReopened", { count: value.reopened })}</span>}
    </ChartTip>
  );
}
