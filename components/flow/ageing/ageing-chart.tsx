"use client";

import { useTranslations } from "next-intl";
import { COLUMNS } from "@/server/board/domain/column";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { AgeingDrawing } from "./ageing-drawing";
import { ageingFinding, bandsOf } from "./ageing-finding";
import { AgeingTable } from "./ageing-table";
import { TooFew } from "@/components/flow/too-few";
import { useFlowFormat } from "@/components/flow/use-flow-format";
import { ageingRemarks } from "@/components/flow/remarks/series-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useSeriesNotes } from "@/components/flow/use-series-notes";

type AgeingChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How old each unfinished card is, beside the ages at which finished cards left its column. */
export function AgeingChart({ page, boardKey, hrefOf }: AgeingChartProps) {
  const t = useTranslations("charts");
  const { ageing } = page;
  const format = useFlowFormat(page.unit, page.zone);
  const { id, values } = ageingFinding(ageing);
  const share = format.percent(Number(values.share ?? 0));
  const notes = useSeriesNotes(page, "bands", ageing.cards.length);
  const shown = COLUMNS.filter((column) => ageing.cards.some((card) => card.column === column));
  return (
    <ChartFigure
      finding={t(`ageing.finding.${id}`, { ...values, share })}
      name={t("ageing.name")}
      notes={[...notes, ...shown.filter((column) => bandsOf(ageing, column) !== null).map((column) => t("notes.bandsN", { column: t(`column.${column}`), n: column === "DONE" ? 0 : ageing.bandsN[column] }))]}
      remarks={useRemarks(ageingRemarks(page), hrefOf)}
      definition={
        <>
          <p>{t("ageing.definition")}</p>
          <p>{t("ageing.bands")}</p>
        </>
      }
      table={<AgeingTable page={page} format={format} hrefOf={hrefOf} />}
      csv={{ fileName: `${boardKey}-ageing`, rows: () => csvRows(ageing) }}
    >
      {ageing.cards.length === 0 ? (
        <TooFew>{t("ageing.nothing")}</TooFew>
      ) : (
        <AgeingDrawing page={page} format={format} hrefOf={hrefOf} />
      )}
    </ChartFigure>
  );
}

function csvRows({ cards }: FlowPage["ageing"]) {
  const head = ["card", "externalId", "title", "kind", "column", "startedAt", "seconds", "days", "flagged", "blocked"];
  return [
    head,
    ...cards.map((card) => [card.card, card.externalId, card.title, card.kind, card.column, card.startedAt, card.seconds, card.days, String(card.flagged), String(card.blocked)]),
  ];
}
