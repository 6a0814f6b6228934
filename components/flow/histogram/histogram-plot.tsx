"use client";

import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { Histogram } from "@/server/flow/domain/histogram";
import { ValueAxis } from "@/components/charts/axis";
import { ChartTip } from "@/components/charts/chart-tip";
import { useWidth } from "@/components/charts/use-width";
import type { Measure } from "@/components/flow/flow-search";
import { HistogramBars } from "./histogram-bars";
import { HistogramLines } from "./histogram-lines";
import { HistogramNames } from "./histogram-names";
import { pointsWithin } from "./histogram-finding";
import { histogramScales } from "./histogram-scales";
import { keyTarget } from "@/components/flow/scatter/nearest-dot";
import { SpanList } from "@/components/flow/spans/span-list";
import type { SpanPoint } from "@/components/flow/spans/span-points";
import type { BinWords } from "./use-bin-words";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import plot from "@/components/charts/plot.module.css";

const HEIGHT = 272;
/** Drawn on the server, and until the width is known. */
const FIRST_WIDTH = 560;

type HistogramPlotProps = {
  page: FlowPage;
  shape: Histogram;
  points: readonly SpanPoint[];
  measure: Measure;
  format: FlowFormat;
  words: BinWords;
  hrefOf: (card: string) => string;
};

/** Bars with the percentiles among them. A bar opens the list of its cards; one stop for Tab, arrows walk the bars. */
export function HistogramPlot({ page, shape, points, measure, format, words, hrefOf }: HistogramPlotProps) {
  const t = useTranslations("flow");
  const [box, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const frame = useMemo(() => ({ left: 44, right: width - 16, top: 34, bottom: HEIGHT - 40 }), [width]);
  const scales = useMemo(() => histogramScales(shape, page.unit, frame), [shape, page.unit, frame]);
  const [active, setActive] = useState<number | null>(null);
  const [wanted, setReachable] = useState(0);
  const reachable = Math.min(wanted, shape.bins.length - 1);
  const elements = useRef(new Map<number, SVGElement>());
  // The list keeps its bin while it fades out.
  const [list, setList] = useState({ bin: 0, isOpen: false });
  const walk = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, reachable, shape.bins.length - 1);
    if (target === null) return;
    event.preventDefault();
    elements.current.get(target)?.focus();
  };
  const focus = (index: number | null) => {
    setActive(index);
    if (index !== null) setReachable(index);
  };
  const [bin, bar] = active === null ? [] : [shape.bins[active], scales.bars[active]];
  const chosen = shape.bins[list.bin];
  return (
    <div ref={box} className={plot.box}>
      <svg className={plot.plot} viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} role="group" aria-label={t("histogram.label", { count: shape.bins.length })} onKeyDown={walk} onPointerLeave={() => setActive(null)}>
        <ValueAxis ticks={scales.yTicks} y={scales.y} left={frame.left} right={frame.right} unit={t("histogram.cards")} />
        <HistogramBars shape={shape} scales={scales} words={words} reachable={reachable} elements={elements} onActive={focus} onOpen={(index) => setList({ bin: index, isOpen: true })} />
        <HistogramLines percentiles={page[measure].percentiles} scales={scales} frame={frame} unit={page.unit} format={format} />
        <HistogramNames scales={scales} frame={frame} unit={format.unit} />
      </svg>
      {bin && bar && (
        <ChartTip x={bar.x + bar.width} y={Math.max(bar.y, frame.top)} width={width}>
          <strong>{words.bar(bin)}</strong>
          {bin.count > 0 && <span>{t("histogram.open_hint")}</span>}
        </ChartTip>
      )}
      <SpanList
        title={chosen ? words.bar(chosen) : ""}
        points={pointsWithin(points, list.isOpen ? chosen : undefined, page.unit)}
        isOpen={list.isOpen}
        onClose={() => setList({ ...list, isOpen: false })}
        hrefOf={hrefOf}
        format={format}
      />
    </div>
  );
}
