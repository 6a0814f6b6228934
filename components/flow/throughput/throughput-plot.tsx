"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { PeriodPlot } from "@/components/charts/period-plot";
import { TipRows } from "@/components/charts/tip-rows";
import { usePeriodFormat } from "@/components/charts/use-period-format";
import { usePlot } from "@/components/charts/use-plot";
import { FinishedList } from "@/components/flow/page/finished-list";
import { finishedWithin } from "@/components/flow/page/finished-within";
import { daysOf } from "@/components/flow/series-finding";
import { BarMark, ThroughputBars } from "./throughput-bars";
import type { Throughput } from "./throughput-by-week";
import { throughputScales } from "./throughput-scales";

type ThroughputPlotProps = { page: FlowPage; shown: Throughput; hrefOf: (card: string) => string };

/** The bars of a throughput; each opens the list of the cards behind it. */
export function ThroughputPlot({ page, shown, hrefOf }: ThroughputPlotProps) {
  const t = useTranslations("charts");
  const { series, average, by } = shown;
  const format = usePeriodFormat(by, page.zone);
  const plot = usePlot({ height: 252, top: 28, right: [100, 88] });
  // The list keeps its period while it fades out.
  const [list, setList] = useState({ period: 0, isOpen: false });
  const perDay = page.previous?.throughput.perDay ?? null;
  const before = perDay === null ? null : perDay * daysOf(by);
  const scales = useMemo(() => throughputScales(series, [average, before], plot.frame), [series, average, before, plot.frame]);
  const periods = useMemo(() => finishedWithin(page.cards, series.map(({ date }) => date), page.zone), [page.cards, series, page.zone]);
  const nameOf = useCallback((index: number) => format.period(series[index] ?? NO_PERIOD, index === series.length - 1), [format, series]);
  const tell = useCallback((index: number) => t("throughput.bar", { period: nameOf(index), count: series[index]?.count ?? 0 }), [t, nameOf, series]);
  const opener = useRef<Element>(null);
  const open = useCallback((period: number) => {
    opener.current = document.activeElement;
    setList({ period, isOpen: true });
  }, []);
  // The dialog gives the focus back to elements of HTML alone, and a bar is drawn as SVG.
  useEffect(() => {
    if (!list.isOpen && opener.current instanceof SVGElement) opener.current.focus();
  }, [list.isOpen]);
  const show = (index: number) => {
    const count = series[index]?.count ?? 0;
    return {
      marks: <BarMark index={index} scales={scales} />,
      tip: (
        <TipRows
          title={nameOf(index)}
          rows={[{ id: "count", name: t("throughput.finished"), value: format.number(count) }]}
          hint={count > 0 ? t("throughput.open") : undefined}
        />
      ),
    };
  };
  const cards = periods[list.period] ?? [];
  return (
    <>
      <PeriodPlot plot={plot} places={scales.places} label={t("throughput.walk", { count: series.length })} tell={tell} show={show} onOpen={open}>
        <ThroughputBars shown={shown} zone={page.zone} before={before} scales={scales} plot={plot} format={format} />
      </PeriodPlot>
      <FinishedList
        title={tell(list.period)}
        cards={cards}
        unlisted={Math.max(0, (series[list.period]?.count ?? 0) - cards.length)}
        isOpen={list.isOpen}
        onClose={() => setList({ ...list, isOpen: false })}
        hrefOf={hrefOf}
        zone={page.zone}
      />
    </>
  );
}

const NO_PERIOD = { date: "1970-01-01", complete: true };
