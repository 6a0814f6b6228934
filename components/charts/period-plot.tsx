"use client";

import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from "react";
import { ChartTip } from "./chart-tip";
import { PeriodButtons } from "./period-buttons";
import { PeriodSlider } from "./period-slider";
import { nearestPeriod, periodTarget } from "./period-walk";
import type { Plot } from "./use-plot";
import { classNames } from "@/components/ui/class-names";
import shared from "./plot.module.css";
import styles from "./period-plot.module.css";

type PeriodPlotProps = {
  plot: Plot;
  /** Where each period stands, in pixels from the left. */
  places: readonly number[];
  /** What is drawn and which keys walk it, for those who hear it. */
  label: string;
  /** All that one period says, as a sentence: what the tip shows, told. */
  tell: (index: number) => string;
  /** What appears at one period: marks above the drawing, and the tip. */
  show: (index: number) => { marks: ReactNode; tip: ReactNode };
  /** Opens what is behind a period; without it there is nothing to open. */
  onOpen?: (index: number) => void;
  /** The drawing itself, which stays as it is while the pointer wanders. */
  children: ReactNode;
};

/** A drawing over periods: the pointer meets the nearest one, one stop for Tab leads in, and arrow keys walk from period to period. */
export function PeriodPlot({ plot, places, label, tell, show, onOpen, children }: PeriodPlotProps) {
  const { box, width, height, frame } = plot;
  const last = places.length - 1;
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(last);
  const buttons = useRef<(SVGElement | null)[]>([]);
  const pressedOn = useRef<number | null>(null);
  const reachable = Math.min(stop, last);
  const shown = active === null || active > last ? null : active;

  const onFocus = useCallback((index: number | null) => {
    setActive(index);
    if (index !== null) setStop(index);
  }, []);
  const under = (event: MouseEvent<SVGSVGElement>) => nearestPeriod(places, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const press = (event: MouseEvent<SVGSVGElement>) => {
    const index = under(event);
    // A finger covers what it points at: the first touch shows the period, the second opens it.
    const isFirstTouch = isTouch(event.nativeEvent) && index !== pressedOn.current;
    onFocus(index);
    if (index !== null && !isFirstTouch) onOpen?.(index);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Escape") setActive(null);
    const target = periodTarget(event.key, reachable, last);
    if (target === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onFocus(target);
    buttons.current[target]?.focus();
  };
  const drawn = shown === null ? null : show(shown);

  return (
    <div ref={box} className={shared.box}>
      <svg
        className={classNames(shared.plot, styles.plot)}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="group"
        aria-label={label}
        data-over={onOpen !== undefined || undefined}
        onPointerDown={() => (pressedOn.current = active)}
        onPointerMove={(event: PointerEvent<SVGSVGElement>) => setActive(under(event))}
        onPointerLeave={(event) => !isTouch(event.nativeEvent) && setActive(null)}
        onClick={press}
        onKeyDown={walk}
      >
        {children}
        {onOpen === undefined ? (
          <PeriodSlider frame={frame} label={label} text={reachable < 0 ? "" : tell(reachable)} index={reachable} last={last} onFocus={onFocus} />
        ) : (
          <PeriodButtons frame={frame} places={places} tell={tell} reachable={reachable} elements={buttons} onFocus={onFocus} onOpen={onOpen} />
        )}
        {drawn && <g className={styles.marks}>{drawn.marks}</g>}
      </svg>
      {drawn && (
        <ChartTip x={places[shown ?? 0] ?? 0} y={(frame.top + frame.bottom) / 2} width={width}>
          {drawn.tip}
        </ChartTip>
      )}
    </div>
  );
}

function isTouch(event: Event): boolean {
  return event instanceof globalThis.PointerEvent && event.pointerType === "touch";
}
