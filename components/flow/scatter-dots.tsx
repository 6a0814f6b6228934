"use client";

import { memo, type RefObject } from "react";
import { useTranslations } from "next-intl";
import type { SpanValue } from "@/server/flow/contracts";
import type { Place } from "./nearest-dot";
import type { FlowFormat } from "./use-flow-format";
import styles from "./scatter-plot.module.css";

type ScatterDotsProps = {
  values: readonly SpanValue[];
  places: readonly Place[];
  format: FlowFormat;
  hrefOf: (card: string) => string;
  /** The one dot that Tab reaches. */
  reachable: number;
  elements: RefObject<(SVGAElement | null)[]>;
  onFocus: (index: number | null) => void;
};

/** The dots, drawn once however the pointer wanders. Each is a link to its card and says what it shows. */
export const ScatterDots = memo(function ScatterDots({ values, places, format, hrefOf, reachable, elements, onFocus }: ScatterDotsProps) {
  const t = useTranslations("flow");
  return values.map((value, index) => (
    <a
      key={value.card}
      ref={(dot) => {
        // React types every <a> as HTML; inside an <svg> it is drawn as SVG.
        elements.current[index] = dot as SVGAElement | null;
      }}
      href={hrefOf(value.card)}
      tabIndex={index === reachable ? 0 : -1}
      aria-label={t("dot", { card: value.card, title: value.title, span: format.span(value), day: format.day(value.finishedAt ?? "") })}
      onFocus={() => onFocus(index)}
      onBlur={() => onFocus(null)}
    >
      <circle className={styles.dot} cx={places[index]?.x} cy={places[index]?.y} r={4} />
    </a>
  ));
});
