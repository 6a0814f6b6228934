"use client";

import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ChartTip } from "@/components/charts/chart-tip";
import type { Plot } from "@/components/charts/use-plot";
import { AgeingColumns } from "./ageing-columns";
import { AgeingDots } from "./ageing-dots";
import type { AgeingScales } from "./ageing-scales";
import { keyTarget, nearestDot } from "@/components/flow/scatter/nearest-dot";
import { useAgeingMarks } from "./use-ageing-marks";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import shared from "@/components/charts/plot.module.css";
import styles from "./ageing-plot.module.css";

type AgeingPlotProps = { page: FlowPage; plot: Plot; scales: AgeingScales; format: FlowFormat; hrefOf: (card: string) => string };

/** A dot for each unfinished card at its age. One stop for Tab; arrows walk the cards column by column, the oldest first. */
export function AgeingPlot({ page, plot: { box, width, height, frame }, scales, format, hrefOf }: AgeingPlotProps) {
  const t = useTranslations("charts");
  const router = useRouter();
  const { dots } = scales;
  const marksOf = useAgeingMarks(page);
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const elements = useRef<(SVGAElement | null)[]>([]);
  const pressedOn = useRef<number | null>(null);
  const reachable = Math.min(stop, dots.length - 1);
  const shown = active === null ? undefined : dots[active];

  const onFocus = useCallback((index: number | null) => {
    setActive(index);
    if (index !== null) setStop(index);
  }, []);
  const under = (event: MouseEvent<SVGSVGElement>) => {
    const corner = event.currentTarget.getBoundingClientRect();
    return nearestDot(dots, event.clientX - corner.left, event.clientY - corner.top);
  };
  const open = (event: MouseEvent<SVGSVGElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Enter on a dot clicks without a place.
    const index = event.detail === 0 ? active : under(event);
    const dot = index === null ? undefined : dots[index];
    // A finger covers what it points at: the first touch shows the card, the second opens it.
    if (isTouch(event.nativeEvent) && index !== pressedOn.current) setActive(index);
    else if (dot !== undefined) router.push(hrefOf(dot.card.card));
  };
  const walk = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, reachable, dots.length - 1);
    if (target === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    elements.current[target]?.focus();
  };
  const tell = useCallback(
    (index: number) => {
      const card = dots[index]?.card;
      if (card === undefined) return "";
      const said = t("ageing.dot", { card: card.card, span: format.span(card), column: t(`column.${card.column}`), title: card.title });
      return [said, ...marksOf(card)].join(", ");
    },
    [dots, format, t, marksOf],
  );

  return (
    <div ref={box} className={shared.box}>
      <svg
        className={shared.plot}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="group"
        aria-label={t("ageing.walk", { count: dots.length })}
        data-over={active !== null || undefined}
        onPointerDown={() => (pressedOn.current = active)}
        onPointerMove={(event) => !isTouch(event.nativeEvent) && setActive(under(event))}
        onPointerLeave={(event) => !isTouch(event.nativeEvent) && setActive(null)}
        onClick={open}
        onKeyDown={walk}
      >
        <AgeingColumns scales={scales} frame={frame} format={format} />
        <AgeingDots scales={scales} format={format} hrefOf={hrefOf} tell={tell} reachable={reachable} elements={elements} onFocus={onFocus} />
        {shown && <circle className={styles.active} cx={shown.x} cy={shown.y} r={9} />}
      </svg>
      {shown && (
        <ChartTip x={shown.x} y={shown.y} width={width}>
          <strong>{t("ageing.tip", { card: shown.card.card, span: format.span(shown.card) })}</strong>
          <span>{shown.card.title}</span>
          <span>{t("ageing.exactly", { exact: format.exact(shown.card.seconds) })}</span>
          <span>{t("ageing.started", { at: format.minute(shown.card.startedAt) })}</span>
          {marksOf(shown.card).map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </ChartTip>
      )}
    </div>
  );
}

function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}
