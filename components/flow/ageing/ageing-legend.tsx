"use client";

import { useTranslations } from "next-intl";
import { Legend } from "@/components/charts/legend";
import type { Column } from "@/server/board/domain/column";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import { AgeingMark } from "./ageing-mark";

type AgeingLegendProps = { cards: readonly AgeingCard[]; withoutBands: readonly Column[] };

/** What the marks mean, as far as they are drawn, and why a column has no bands. */
export function AgeingLegend({ cards, withoutBands }: AgeingLegendProps) {
  const t = useTranslations("charts");
  const marks = [
    { id: "card", isFlagged: false, isBlocked: false, isDrawn: true },
    { id: "flagged", isFlagged: true, isBlocked: false, isDrawn: cards.some(({ flagged }) => flagged) },
    { id: "blocked", isFlagged: false, isBlocked: true, isDrawn: cards.some(({ blocked }) => blocked) },
  ];
  const items = marks
    .filter(({ isDrawn }) => isDrawn)
    .map(({ id, isFlagged, isBlocked }) => ({
      id,
      mark: (
        <svg viewBox="0 0 18 18" width={18} height={18} aria-hidden>
          <AgeingMark x={9} y={9} radius={5} isFlagged={isFlagged} isBlocked={isBlocked} />
        </svg>
      ),
      text: t(`ageing.${id}`),
    }));
  return <Legend items={items} notes={withoutBands.map((column) => t("ageing.few", { column: t(`column.${column}`) }))} />;
}
