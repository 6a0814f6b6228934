"use client";

import { useTranslations } from "next-intl";
import type { Column } from "@/server/board/domain/column";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import { AgeingMark } from "./ageing-mark";
import styles from "./ageing-legend.module.css";

type AgeingLegendProps = { cards: readonly AgeingCard[]; withoutBands: readonly Column[] };

/** What the marks mean, as far as they are drawn, and why a column has no bands. */
export function AgeingLegend({ cards, withoutBands }: AgeingLegendProps) {
  const t = useTranslations("charts");
  const marks = [
    { id: "card", isFlagged: false, isBlocked: false, isDrawn: true },
    { id: "flagged", isFlagged: true, isBlocked: false, isDrawn: cards.some(({ flagged }) => flagged) },
    { id: "blocked", isFlagged: false, isBlocked: true, isDrawn: cards.some(({ blocked }) => blocked) },
  ];
  return (
    <>
      <ul className={styles.legend}>
        {marks
          .filter(({ isDrawn }) => isDrawn)
          .map(({ id, isFlagged, isBlocked }) => (
            <li key={id}>
              <svg className={styles.mark} viewBox="0 0 18 18" aria-hidden>
                <AgeingMark x={9} y={9} radius={5} isFlagged={isFlagged} isBlocked={isBlocked} />
              </svg>
              {t(`ageing.${id}`)}
            </li>
          ))}
      </ul>
      {withoutBands.map((column) => (
        <p key={column} className={styles.few}>
          {t("ageing.few", { column: t(`column.${column}`) })}
        </p>
      ))}
    </>
  );
}
