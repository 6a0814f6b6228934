"use client";

import { useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import { TIMED_COLUMNS } from "@/server/flow/domain/time-in-column";
import { CardTable, type CardColumn } from "@/components/flow/card-table";
import type { FlowFormat } from "@/components/flow/use-flow-format";

type ColumnTableProps = { cards: readonly FinishedFlowCard[]; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** Each card's time in each column, exactly, the latest first. */
export function ColumnTable({ cards, format, hrefOf, caption }: ColumnTableProps) {
  const t = useTranslations("flow");
  const times = TIMED_COLUMNS.map(
    (column): CardColumn<FinishedFlowCard> => ({ id: column, label: t(`column.${column}`), align: "end", isQuiet: true, value: ({ columns }) => format.exact(columns[column]) }),
  );
  return (
    <CardTable
      caption={caption}
      rows={cards.toReversed()}
      cardOf={(card) => card}
      hrefOf={hrefOf}
      columns={[{ id: "to", label: t("columns.finished"), isQuiet: true, value: ({ finishedAt }) => format.minute(finishedAt) }, ...times]}
    />
  );
}
