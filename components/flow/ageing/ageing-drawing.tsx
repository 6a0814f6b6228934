"use client";

import { useMemo } from "react";
import { COLUMNS } from "@/server/board/domain/column";
import type { FlowPage } from "@/server/flow/contracts/page";
import { usePlot } from "@/components/charts/use-plot";
import { AgeingFlagged } from "./ageing-flagged";
import { bandsOf } from "./ageing-finding";
import { AgeingLegend } from "./ageing-legend";
import { AgeingPlot } from "./ageing-plot";
import { ageingScales } from "./ageing-scales";
import type { FlowFormat } from "@/components/flow/use-flow-format";

type AgeingDrawingProps = { page: FlowPage; format: FlowFormat; hrefOf: (card: string) => string };

/** The dots and what they mean. Each flagged card is named once: beside its dot, or in a list where its column has no room for names. */
export function AgeingDrawing({ page, format, hrefOf }: AgeingDrawingProps) {
  const { ageing, unit } = page;
  const plot = usePlot({ height: 352, top: 28, right: [4, 2] });
  const { frame } = plot;
  const scales = useMemo(() => ageingScales(ageing, unit, frame), [ageing, unit, frame]);
  const unnamed = scales.columns.filter(({ labels }) => labels.length === 0).map(({ column }) => column);
  const withoutBands = COLUMNS.filter((column) => bandsOf(ageing, column) === null && ageing.cards.some((card) => card.column === column));
  return (
    <>
      <AgeingPlot page={page} plot={plot} scales={scales} format={format} hrefOf={hrefOf} />
      <AgeingLegend cards={ageing.cards} withoutBands={withoutBands} />
      <AgeingFlagged cards={ageing.cards.filter(({ column }) => unnamed.includes(column))} format={format} hrefOf={hrefOf} />
    </>
  );
}
