"use client";

import { memo, useMemo, type RefObject } from "react";
import { useTranslations } from "next-intl";
import { diamond, diamonds, roundDots } from "./dot-paths";
import type { Place } from "./nearest-dot";
import type { SpanPoint } from "@/components/flow/spans/span-points";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./scatter-plot.module.css";

/** So many layers have the dots of a crowd: where they lie on one another, the colour is deeper. */
const LAYERS = 5;

type ScatterDotsProps = {
  points: readonly SpanPoint[];
  places: readonly Place[];
  format: FlowFormat;
  hrefOf: (card: string) => string;
  /** The one dot that Tab reaches. */
  reachable: number;
  /** Drawn in few strokes: only the dots that a key can reach next are elements of their own. */
  isMany: boolean;
  elements: RefObject<Map<number, SVGAElement>>;
  onFocus: (index: number | null) => void;
};

/** The dots, drawn once however the pointer wanders. Each is a link to its card and says what it shows; a diamond was blocked for a part of its time. */
export const ScatterDots = memo(function ScatterDots({ points, places, format, hrefOf, reachable, isMany, elements, onFocus }: ScatterDotsProps) {
  const t = useTranslations("flow");
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
  const [layers, blocked] = useMemo(() => {
    const isBlocked = (index: number) => (points[index]?.blocked ?? 0) > 0;
    const dots = places.filter((_, index) => !isBlocked(index));
    const layers = Array.from({ length: LAYERS }, (_, layer) => roundDots(dots.filter((_, index) => index % LAYERS === layer)));
    return [layers, diamonds(places.filter((_, index) => isBlocked(index)))];
  }, [points, places]);
  return (
    <g aria-hidden>
      {layers.map((layer, index) => (
        <path key={index} className={styles.manyDots} d={layer} />
      ))}
      <path className={styles.manyBlocked} d={blocked} />
    </g>
  );
}

/** Where Tab is and where the keys lead from there. */
function within(count: number, reachable: number): number[] {
  const wanted = [0, reachable - 1, reachable, reachable + 1, count - 1];
  return [...new Set(wanted.filter((index) => index >= 0 && index < count))].sort((a, b) => a - b);
}
