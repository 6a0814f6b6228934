"use client";

import { memo, type RefObject } from "react";
import { useTranslations } from "next-intl";
import { AgeingMark } from "./ageing-mark";
import type { AgeingScales } from "./ageing-scales";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./ageing-plot.module.css";

type AgeingDotsProps = {
  scales: AgeingScales;
  format: FlowFormat;
  hrefOf: (card: string) => string;
  tell: (index: number) => string;
  /** The one dot that Tab reaches. */
  reachable: number;
  elements: RefObject<(SVGAElement | null)[]>;
  onFocus: (index: number | null) => void;
};

/** The dots, drawn once however the pointer wanders, and the keys and ages of the flagged ones beside them. */
export const AgeingDots = memo(function AgeingDots({ scales, format, hrefOf, tell, reachable, elements, onFocus }: AgeingDotsProps) {
  const radiusOf = new Map(scales.columns.map(({ column, radius }) => [column, radius]));
  return (
    <>
      {scales.dots.map(({ card, x, y }, index) => (
        <a
          key={card.card}
          ref={(dot) => {
            // React types every <a> as HTML; inside an <svg> it is drawn as SVG.
            elements.current[index] = dot as SVGAElement | null;
          }}
          href={hrefOf(card.card)}
          tabIndex={index === reachable ? 0 : -1}
          aria-label={tell(index)}
          onFocus={() => onFocus(index)}
          onBlur={() => onFocus(null)}
        >
          <AgeingMark x={x} y={y} radius={radiusOf.get(card.column) ?? 5} isFlagged={card.flagged} isBlocked={card.blocked} />
        </a>
      ))}
      <AgeingLabels columns={scales.columns} format={format} />
    </>
  );
});

function AgeingLabels({ columns, format }: Pick<AgeingScales, "columns"> & { format: FlowFormat }) {
  const t = useTranslations("charts");
  return (
    <g aria-hidden>
      {columns.map(({ column, labels, unlabelled, radius }) => (
        <g key={column}>
          {labels.map(({ card, dot, x, y }) => (
            <g key={card.card}>
              <path className={styles.leader} d={`M${dot.x + radius + 2} ${dot.y}H${x - 8}L${x - 3} ${y}`} />
              <text className={styles.label} x={x} y={y} dy="0.32em">
                {t("ageing.tip", { card: card.card, span: format.shortSpan(card) })}
              </text>
            </g>
          ))}
          {unlabelled > 0 && labels.length > 0 && (
            <text className={styles.label} x={labels[0]?.x} y={(labels.at(-1)?.y ?? 0) + 15} dy="0.32em">
              {t("ageing.more", { count: unlabelled })}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
