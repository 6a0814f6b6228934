"use client";

import type { FlowPage } from "@/server/flow/contracts/page";
import { AgeingChart } from "@/components/flow/ageing/ageing-chart";
import { CfdChart } from "@/components/flow/layers/cfd-chart";
import { ColumnTimeChart } from "@/components/flow/column-time/column-time-chart";
import { ColumnsChart } from "@/components/flow/layers/columns-chart";
import { EfficiencyChart } from "@/components/flow/efficiency/efficiency-chart";
import type { FlowSearch } from "@/components/flow/flow-search";
import { ForecastPanel } from "@/components/flow/forecast/forecast-panel";
import { HistogramChart } from "@/components/flow/histogram/histogram-chart";
import { ScatterChart } from "@/components/flow/scatter/scatter-chart";
import { ThroughputChart } from "@/components/flow/throughput/throughput-chart";
import { WipChart } from "@/components/flow/wip/wip-chart";
import styles from "./flow-view.module.css";

type FlowChartsProps = {
  page: FlowPage;
  search: FlowSearch;
  /** Another measure or scale of the same cards. */
  onLook: (next: Partial<Pick<FlowSearch, "measure" | "scale">>) => void;
  boardKey: string;
  hrefOf: (card: string) => string;
};

/** The charts in the order of the questions: how long, what is stuck, how much, how much at once, where the time goes, when. */
export function FlowCharts({ page, search, onLook, boardKey, hrefOf }: FlowChartsProps) {
  const chart = { page, boardKey, hrefOf };
  return (
    <div className={styles.charts}>
      <div id="scatter" className={styles.wide}>
        <ScatterChart {...chart} measure={search.measure} scale={search.scale} onMeasure={(measure) => onLook({ measure })} onScale={(scale) => onLook({ scale })} />
      </div>
      <div id="ageing" className={styles.narrow}>
        <AgeingChart {...chart} />
      </div>
      <div id="throughput" className={styles.half}>
        <ThroughputChart {...chart} />
      </div>
      <div id="wip" className={styles.half}>
        <WipChart {...chart} />
      </div>
      <div id="cfd" className={styles.half}>
        <CfdChart {...chart} />
      </div>
      <div id="columns" className={styles.half}>
        <ColumnsChart {...chart} />
      </div>
      <div id="time-in-column" className={styles.wide}>
        <ColumnTimeChart {...chart} />
      </div>
      <div id="histogram" className={styles.narrow}>
        <HistogramChart {...chart} measure={search.measure} />
      </div>
      <div id="efficiency" className={styles.whole}>
        <EfficiencyChart {...chart} />
      </div>
      <div id="forecast" className={styles.whole}>
        <ForecastPanel page={page} boardKey={boardKey} search={search} />
      </div>
    </div>
  );
}
