"use client";

import { memo, useMemo, type RefObject } from "react";
import { useTranslations } from "next-intl";
import { diamond, diamonds, roundDots } from "./dot-paths";
import type { Place } from "./nearest-dot";
import type { SpanPoint } from "@/components/flow/spans/span-points";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./scatter-plot.module.css";

/** Up to here each dot is an element of its own; more are drawn in one stroke, and only those that a key can reach next are elements. */
const DRAWN_SINGLY = 1500;

type ScatterDotsProps = {
  points: readonly SpanPoint[];
  places: readonly Place[];
  format: FlowFormat;
  hrefOf: (card: string) => string;
  /** The one dot that Tab reaches. */
  reachable: number;
  elements: RefObject<Map<number, SVGAElement>>;
  onFocus: (index: number | null) => void;
};

/** The dots, drawn once however the pointer wanders. Each is a link to its card and says what it shows; a diamond was blocked for a part of its time. */
export const ScatterDots = memo(function ScatterDots({ points, places, format, hrefOf, reachable, elements, onFocus }: ScatterDotsProps) {
  const t = useTranslations("flow");
  const isMany = points.length > DRAWN_SINGLY;
  const shown = isMany ? within(points.length, reachable) : [...points.keys()];
  return (
    <>
      {isMany && <ManyDots points={points} places={places} />}
      {shown.map((index) => {
        const [point, place] = [points[index], places[index]];
        if (!point || !place) return null;
        const { card, span, blocked } = point;
        const words = { card: card.card, title: card.title, span: format.span(span), day: format.day(card.finishedAt) };
        return (
          <a
            key={card.card}
            ref={(dot) => {
              // React types every <a> as HTML; inside an <svg> it is drawn as SVG.
              if (dot) elements.current.set(index, dot as unknown as SVGAElement);
              else elements.current.delete(index);
            }}
            href={hrefOf(card.card)}
            tabIndex={index === reachable ? 0 : -1}
            aria-label={blocked > 0 ? t("dotBlocked", { ...words, blocked: format.exact(blocked) }) : t("dot", words)}
            onFocus={() => onFocus(index)}
            onBlur={() => onFocus(null)}
          >
            {blocked > 0 ? <path className={styles.blocked} d={diamond(place)} /> : <circle className={styles.dot} cx={place.x} cy={place.y} r={4} />}
          </a>
        );
      })}
    </>
  );
});

function ManyDots({ points, places }: Pick<ScatterDotsProps, "points" | "places">) {
  const [round, blocked] = useMemo(() => {
    const isBlocked = (index: number) => (points[index]?.blocked ?? 0) > 0;
    return [roundDots(places.filter((_, index) => !isBlocked(index))), diamonds(places.filter((_, index) => isBlocked(index)))];
  }, [points, places]);
  return (
    <g aria-hidden>
      <path className={styles.manyDots} d={round} />
      <path className={styles.blocked} d={blocked} />
    </g>
  );
}

/** Where Tab is and where the keys lead from there. */
function within(count: number, reachable: number): number[] {
  const wanted = [0, reachable - 1, reachable, reachable + 1, count - 1];
  return [...new Set(wanted.filter((index) => index >= 0 && index < count))].sort((a, b) => a - b);
}
