"use client";

import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useRouter } from "next/navigation";
import type { SpanAnswer } from "@/server/flow/contracts";
import { inUnit } from "@/server/flow/domain/display-unit";
import { TimeAxis, ValueAxis } from "@/components/charts/axis";
import { timeTicks } from "@/components/charts/time-ticks";
import { useWidth } from "@/components/charts/use-width";
import type { Scale } from "./flow-search";
import { keyTarget, nearestDot } from "./nearest-dot";
import { PercentileLines } from "./percentile-lines";
import { ScatterDots } from "./scatter-dots";
import { scatterScales } from "./scatter-scales";
import { ScatterTip } from "./scatter-tip";
import type { FlowFormat } from "./use-flow-format";
import styles from "./scatter-plot.module.css";

const HEIGHT = 380;
/** Drawn on the server, and until the width is known. */
const FIRST_WIDTH = 760;
/** Pixels that the name of a tick needs. */
const TICK_WIDTH = 52;

type ScatterPlotProps = {
  answer: SpanAnswer;
  scale: Scale;
  format: FlowFormat;
  /** The address of a card. */
  hrefOf: (card: string) => string;
  /** What the dots are, for those who hear them. */
  label: string;
};

/** A dot for each finished card: when it finished by how long it took. One stop for Tab; arrows walk the cards in time. */
export function ScatterPlot({ answer, scale, format, hrefOf, label }: ScatterPlotProps) {
  const router = useRouter();
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const [active, setActive] = useState<number | null>(null);
  const [reachable, setReachable] = useState(0);
  const dots = useRef<(SVGAElement | null)[]>([]);
  const pressedOn = useRef<number | null>(null);
  const { frame, x, y, xTicks, yTicks, places } = usePlaces(answer, scale, width);

  const onFocus = useCallback((index: number | null) => {
    setActive(index);
    if (index !== null) setReachable(index);
  }, []);
  const under = (event: MouseEvent<SVGSVGElement>) => {
    const corner = event.currentTarget.getBoundingClientRect();
    return nearestDot(places, event.clientX - corner.left, event.clientY - corner.top);
  };
  const open = (event: MouseEvent<SVGSVGElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Enter on a dot clicks without a place.
    const index = event.detail === 0 ? active : under(event);
    const value = index === null ? undefined : answer.values[index];
    // A finger covers what it points at: the first touch shows the card, the second opens it.
    if (isTouch(event.nativeEvent) && index !== pressedOn.current) setActive(index);
    else if (value !== undefined) router.push(hrefOf(value.card));
  };
  const walk = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, reachable, answer.values.length - 1);
    if (target === null) return;
    event.preventDefault();
    dots.current[target]?.focus();
  };

  return (
    <div ref={box} className={styles.box}>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="group"
        aria-label={label}
        data-over={active !== null || undefined}
        onPointerDown={() => (pressedOn.current = active)}
        onPointerMove={(event) => !isTouch(event.nativeEvent) && setActive(under(event))}
        onPointerLeave={(event) => !isTouch(event.nativeEvent) && setActive(null)}
        onClick={open}
        onKeyDown={walk}
      >
        <ValueAxis ticks={yTicks} y={y} left={frame.left} right={frame.right} top={frame.top} unit={format.unit} />
        <TimeAxis ticks={xTicks} x={x} width={width} top={frame.top} bottom={frame.bottom} zone={answer.zone} />
        <PercentileLines answer={answer} y={y} frame={frame} format={format} />
        <ScatterDots values={answer.values} places={places} format={format} hrefOf={hrefOf} reachable={reachable} elements={dots} onFocus={onFocus} />
        {active !== null && <circle className={styles.active} cx={places[active]?.x} cy={places[active]?.y} r={6} />}
      </svg>
      {active !== null && <ScatterTip value={answer.values[active]} place={places[active]} width={width} format={format} />}
    </div>
  );
}

function usePlaces({ values, window, unit, zone }: SpanAnswer, scale: Scale, width: number) {
  return useMemo(() => {
    const frame = { left: 44, right: width - (width < 480 ? 76 : 100), top: 24, bottom: HEIGHT - 28 };
    const period = { from: new Date(window.from), to: new Date(window.to) };
    const scales = scatterScales(values, period, unit, scale, frame);
    const most = Math.max(3, Math.floor((frame.right - frame.left) / TICK_WIDTH));
    return {
      frame,
      ...scales,
      xTicks: timeTicks(period.from, period.to, zone, most),
      places: values.map((value) => ({ x: scales.x(new Date(value.finishedAt ?? window.to)), y: scales.y(inUnit(value, unit)) })),
    };
  }, [values, window, unit, zone, scale, width]);
}

function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}
