"use client";

import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useRouter } from "next/navigation";
import type { FlowPage } from "@/server/flow/contracts/page";
import { inUnit } from "@/server/flow/domain/display-unit";
import { TimeAxis, ValueAxis } from "@/components/charts/axis";
import { timeTicks } from "@/components/charts/time-ticks";
import { useWidth } from "@/components/charts/use-width";
import { ChangeLine } from "@/components/flow/change-line";
import type { Scale } from "@/components/flow/flow-search";
import { dotFinder, keyTarget } from "./nearest-dot";
import type { PercentileGroup } from "@/components/flow/spans/percentile-groups";
import { PercentileLabels, PercentileLines, percentileRoom } from "./percentile-lines";
import { ScatterDots } from "./scatter-dots";
import { scatterScales } from "./scatter-scales";
import { ScatterTip } from "./scatter-tip";
import type { SpanPoint } from "@/components/flow/spans/span-points";
import { useChangeWords } from "@/components/flow/use-change-words";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import plot from "@/components/charts/plot.module.css";
import styles from "./scatter-plot.module.css";

const HEIGHT = 380;
/** Drawn on the server, and until the width is known. */
const FIRST_WIDTH = 760;
/** Pixels beside the plot, also where it has no percentiles: the last mark of time needs some. */
const LEAST_ROOM = 76;
/** Pixels that the name of a tick needs. */
const TICK_WIDTH = 60;

/** Up to here the dots stand on the lines; more would bury them, and are drawn in few strokes below. */
const DRAWN_SINGLY = 1500;

type ScatterPlotProps = {
  page: FlowPage;
  points: readonly SpanPoint[];
  groups: readonly PercentileGroup[];
  scale: Scale;
  format: FlowFormat;
  /** The address of a card. */
  hrefOf: (card: string) => string;
  /** What the dots are, for those who hear them. */
  label: string;
};

/** A dot for each finished card: when it finished by how long it took. One stop for Tab; arrows walk the cards in time. */
export function ScatterPlot({ page, points, groups, scale, format, hrefOf, label }: ScatterPlotProps) {
  const changeWords = useChangeWords(page.zone);
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const { frame, x, y, xTicks, yTicks, places, find } = usePlaces(page, points, scale, width, groups, Math.max(LEAST_ROOM, percentileRoom(groups, format)));
  const { active, reachable, dots, onFocus, handlers } = useDots(points, find, hrefOf);
  const splitAt = page.split ? Math.min(frame.right, Math.max(frame.left, x(new Date(page.split.change.at)))) : frame.left;
  const isMany = points.length > DRAWN_SINGLY;
  const lines = <PercentileLines groups={groups} y={y} frame={frame} splitAt={splitAt} />;
  return (
    <div ref={box} className={plot.box}>
      <svg className={plot.plot} viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} role="group" aria-label={label} data-over={active !== null || undefined} {...handlers}>
        <ValueAxis ticks={yTicks} y={y} left={frame.left} right={frame.right} unit={format.unit} />
        <TimeAxis ticks={xTicks} x={x} width={width} top={frame.top} bottom={frame.bottom} zone={page.zone} />
        {!isMany && lines}
        {page.split && <ChangeLine at={splitAt} name={changeWords.short(page.split.change)} frame={frame} />}
        <ScatterDots points={points} places={places} format={format} hrefOf={hrefOf} reachable={reachable} isMany={isMany} elements={dots} onFocus={onFocus} />
        {isMany && lines}
        {active !== null && <circle className={styles.active} data-picture="none" cx={places[active]?.x} cy={places[active]?.y} r={6} />}
        <PercentileLabels groups={groups} y={y} frame={frame} format={format} />
      </svg>
      {active !== null && <ScatterTip point={points[active]} place={places[active]} width={width} format={format} />}
    </div>
  );
}

/** Which dot the pointer or the focus is on, and where a press or a key leads. */
function useDots(points: readonly SpanPoint[], find: (x: number, y: number) => number | null, hrefOf: (card: string) => string) {
  const router = useRouter();
  const [active, setActive] = useState<number | null>(null);
  const [wanted, setReachable] = useState(0);
  const reachable = Math.min(wanted, Math.max(0, points.length - 1));
  const dots = useRef(new Map<number, SVGAElement>());
  const pressedOn = useRef<number | null>(null);
  const onFocus = useCallback((index: number | null) => {
    setActive(index);
    if (index !== null) setReachable(index);
  }, []);
  const under = (event: MouseEvent<SVGSVGElement>) => {
    const corner = event.currentTarget.getBoundingClientRect();
    return find(event.clientX - corner.left, event.clientY - corner.top);
  };
  const open = (event: MouseEvent<SVGSVGElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Enter on a dot clicks without a place.
    const index = event.detail === 0 ? active : under(event);
    const point = index === null ? undefined : points[index];
    // A finger covers what it points at: the first touch shows the card, the second opens it.
    if (isTouch(event.nativeEvent) && index !== pressedOn.current) setActive(index);
    else if (point !== undefined) router.push(hrefOf(point.card.card));
  };
  const walk = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, reachable, points.length - 1);
    if (target === null) return;
    event.preventDefault();
    dots.current.get(target)?.focus();
  };
  const handlers = {
    onPointerDown: () => void (pressedOn.current = active),
    onPointerMove: (event: MouseEvent<SVGSVGElement>) => void (!isTouch(event.nativeEvent) && setActive(under(event))),
    onPointerLeave: (event: MouseEvent<SVGSVGElement>) => void (!isTouch(event.nativeEvent) && setActive(null)),
    onClick: open,
    onKeyDown: walk,
  };
  // A comparison or a filter can leave fewer dots than there were.
  return { active: active !== null && active < points.length ? active : null, reachable, dots, onFocus, handlers };
}

function usePlaces({ window, unit, zone }: FlowPage, points: readonly SpanPoint[], scale: Scale, width: number, groups: readonly PercentileGroup[], room: number) {
  return useMemo(() => {
    const frame = { left: 44, right: width - room, top: 28, bottom: HEIGHT - 28 };
    const period = { from: new Date(window.from), to: new Date(window.to) };
    const spans = [...points.map(({ span }) => span), ...groups.flatMap(({ lines }) => lines.map(({ span }) => span))];
    const scales = scatterScales(spans, period, unit, scale, frame);
    const most = Math.max(3, Math.floor((frame.right - frame.left) / TICK_WIDTH));
    const places = points.map(({ card, span }) => ({ x: scales.x(new Date(card.finishedAt)), y: scales.y(inUnit(span, unit)) }));
    return { frame, ...scales, xTicks: timeTicks(period.from, period.to, zone, most), places, find: dotFinder(places) };
  }, [window, unit, zone, points, groups, scale, width, room]);
}

function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}
