"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import { histogram, type Histogram } from "@/server/flow/domain/histogram";
import { ChartFigure } from "@/components/charts/chart-figure";
import { Table } from "@/components/ui/table";
import type { Measure } from "@/components/flow/flow-search";
import { fullestBin, shapeFinding } from "./histogram-finding";
import { HistogramPlot } from "./histogram-plot";
import { SpanDefinition } from "@/components/flow/spans/span-definition";
import { spanPoints } from "@/components/flow/spans/span-points";
import { TooFew } from "@/components/flow/too-few";
import { useBinWords, type BinWords } from "./use-bin-words";
import { useFlowFormat } from "@/components/flow/use-flow-format";
import { shapeRemarks } from "@/components/flow/remarks/span-remarks";
import { useRemarks } from "@/components/flow/remarks/use-remarks";
import { useMetricNotes } from "@/components/flow/use-metric-notes";
import styles from "@/components/flow/flow-table.module.css";

type HistogramChartProps = { page: FlowPage; measure: Measure; boardKey: string; hrefOf: (card: string) => string };

/** How many cards took how long: the same cards as the dots, by length alone. */
export function HistogramChart({ page, measure, boardKey, hrefOf }: HistogramChartProps) {
  const t = useTranslations("flow");
  const format = useFlowFormat(page.unit, page.zone, page.time);
  const points = useMemo(() => spanPoints(page.cards, measure), [page.cards, measure]);
  const shape = useMemo(() => histogram(points.map(({ span }) => span), page.unit), [points, page.unit]);
  const words = useBinWords(shape, format);
  const remarks = useRemarks(shapeRemarks(page, measure), hrefOf);
  const fullest = fullestBin(shape);
  const name = t("histogram.name", { measure: t(`measure.${measure}`) });
  return (
    <ChartFigure
      finding={fullest === null ? t("finding.none") : t(`histogram.${shapeFinding(fullest, points.length)}`, { span: words.range(fullest), count: fullest.count, n: points.length })}
      name={name}
      notes={[...useMetricNotes(page, page[measure]), t("histogram.lines")]}
      remarks={remarks}
      definition={<SpanDefinition measure={measure} />}
      table={<BinTable shape={shape} words={words} caption={name} total={points.length} percent={format.percent} />}
      csv={{ fileName: `${boardKey}-${measure}-time-histogram`, rows: () => [[`from (${shape.unit})`, `below (${shape.unit})`, "cards"], ...shape.bins.map(({ from, to, count }) => [from, to, count])] }}
    >
      {fullest === null ? (
        <TooFew>{t(`nothing.${measure}`)}</TooFew>
      ) : (
        <HistogramPlot page={page} shape={shape} points={points} measure={measure} format={format} words={words} hrefOf={hrefOf} />
      )}
    </ChartFigure>
  );
}

type BinTableProps = { shape: Histogram; words: BinWords; caption: string; total: number; percent: (share: number) => string };

/** Each bin with its cards, and how many are done by its end. */
function BinTable({ shape, words, caption, total, percent }: BinTableProps) {
  const t = useTranslations("flow");
  const columns = [
    { id: "span", label: t("histogram.span") },
    { id: "cards", label: t("histogram.cards"), align: "end" as const },
    { id: "sofar", label: t("histogram.soFar"), align: "end" as const },
  ];
  const doneBy = (index: number) => shape.bins.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0);
  return (
    <Table caption={caption} columns={columns} className={styles.scroll}>
      {shape.bins.map((bin, index) => (
        <tr key={bin.from}>
          <td>{words.range(bin)}</td>
          <td data-align="end">{bin.count}</td>
          <td data-align="end">{percent(doneBy(index) / total)}</td>
        </tr>
      ))}
    </Table>
  );
}
