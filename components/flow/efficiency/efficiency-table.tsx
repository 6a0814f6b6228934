"use client";

import { useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import { CardTable } from "@/components/flow/card-table";
import type { FlowFormat } from "@/components/flow/use-flow-format";

type EfficiencyTableProps = { cards: readonly FinishedFlowCard[]; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** Each card's work and waiting from started to finished, the latest first. */
export function EfficiencyTable({ cards, format, hrefOf, caption }: EfficiencyTableProps) {
  const t = useTranslations("flow");
  const ratio = (active: number, waiting: number) => (active + waiting === 0 ? t("headline.unknown") : format.percent(active / (active + waiting)));
  return (
    <CardTable
      caption={caption}
      rows={cards.toReversed()}
      cardOf={(card) => card}
      hrefOf={hrefOf}
      columns={[
        { id: "active", label: t("columns.active"), align: "end", isQuiet: true, value: ({ active }) => format.exact(active ?? 0) },
        { id: "waiting", label: t("columns.waiting"), align: "end", isQuiet: true, value: ({ waiting }) => format.exact(waiting ?? 0) },
        { id: "ratio", label: caption, align: "end", value: ({ active, waiting }) => ratio(active ?? 0, waiting ?? 0) },
      ]}
    />
  );
}
