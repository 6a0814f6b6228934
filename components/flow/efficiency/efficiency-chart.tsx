"use client";

import { useTranslations } from "next-intl";
import type { FinishedFlowCard, FlowPage } from "@/server/flow/contracts/page";
import { ChartFigure } from "@/components/charts/chart-figure";
import { EfficiencyBars } from "./efficiency-bars";
import { EfficiencyTable } from "./efficiency-table";
import { FlowStatements } from "@/components/flow/page/flow-statements";
import { TooFew } from "@/components/flow/too-few";
import { useFlowFormat, type FlowFormat } from "@/components/flow/use-flow-format";
import { efficiencyRemarks } from "@/components/flow/remarks/span-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useMetricNotes } from "@/components/flow/use-metric-notes";

type EfficiencyChartProps = { page: FlowPage; boardKey: string; hrefOf: (card: string) => string };

/** How much of the time is work and how much is waiting; which column holds the cards up; whether as much is finished as is started. */
export function EfficiencyChart({ page, boardKey, hrefOf }: EfficiencyChartProps) {
  const t = useTranslations("flow");
  const format = useFlowFormat(page.unit, page.zone, page.time);
  const notes = useMetricNotes(page, { ...page.efficiency, hasPercentiles: false });
  const remarks = useRemarks(efficiencyRemarks(page), hrefOf);
  const finding = useFinding(page, format);
  const cards = page.cards.filter(({ active, waiting }) => active !== null && waiting !== null);
  return (
    <ChartFigure
      finding={finding}
      name={t("efficiency.name")}
      notes={notes}
      remarks={remarks}
      definition={
        <>
          <p>{t("definitions.efficiency")}</p>
          <p>{t("definitions.bottleneck")}</p>
          <p>{t("definitions.littlesLaw")}</p>
        </>
      }
      table={<EfficiencyTable cards={cards} format={format} hrefOf={hrefOf} caption={t("efficiency.name")} />}
      csv={{ fileName: `${boardKey}-flow-efficiency`, rows: () => csvRows(cards) }}
    >
      {page.efficiency.value === null ? <TooFew>{t("nothing.efficiency")}</TooFew> : <EfficiencyBars page={page} format={format} />}
      <FlowStatements page={page} format={format} />
    </ChartFigure>
  );
}

function useFinding({ efficiency, cards, previous, split }: FlowPage, format: FlowFormat): string {
  const t = useTranslations("flow");
  if (efficiency.value === null) return t(cards.length === 0 ? "finding.none" : "efficiency.unknown");
  const sentence = efficiency.waitingSeconds === 0 ? t("efficiency.never") : t("efficiency.finding", { share: format.percent(efficiency.value) });
  const [is, was] = split ? [split.after.efficiency, split.before.efficiency] : [efficiency.value, previous?.efficiency ?? null];
  if (was === null || is === null) return sentence;
  return t("finding.compared", { sentence, comparison: t(split ? "efficiency.split" : "efficiency.previous", { is: format.percent(is), was: format.percent(was) }) });
}

function csvRows(cards: readonly FinishedFlowCard[]) {
  const head = ["card", "externalId", "title", "kind", "startedAt", "finishedAt", "activeSeconds", "waitingSeconds"];
  return [head, ...cards.map(({ card, externalId, title, kind, startedAt, finishedAt, active, waiting }) => [card, externalId, title, kind, startedAt, finishedAt, active, waiting])];
}
