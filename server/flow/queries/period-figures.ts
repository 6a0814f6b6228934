import { cycleTimes } from "../domain/cycle-times";
import { flowEfficiencies } from "../domain/flow-efficiency";
import { leadTimes } from "../domain/lead-times";
import { percentilesOf, withheldPercentiles } from "../domain/percentile";
import { periodsOf, type Step } from "../domain/periods";
import { throughput } from "../domain/throughput";
import type { TimedSet } from "../domain/timed-card";
import type { TimeSpan } from "../domain/time-span";
import { wip } from "../domain/wip";
import type { PeriodFigures, Summary } from "../contracts/page";
import type { Reading } from "./read-flow";

const DAY_SECONDS = 86_400;

/** What a window comes to in figures, of its finished cards or of those chosen of them. */
export function periodFigures({ cards, window, ruler }: Pick<Reading, "cards" | "window" | "ruler">, by: Step, finished: Reading["finished"]): PeriodFigures {
  const clocks = cards.map(({ clock }) => clock);
  const periods = periodsOf(window, by, ruler.zone);
  const { series, total } = throughput(clocks, periods, window);
  const complete = periods.filter((period) => period.complete);
  const days = complete.reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()) / 1000, 0) / DAY_SECONDS;
  const inComplete = series.reduce((sum, point) => sum + (point.complete ? point.count : 0), 0);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    lead: summaryOf(leadTimes(finished, ruler)),
    cycle: summaryOf(cycleTimes(finished, ruler)),
    throughput: { total, perDay: days > 0 ? inComplete / days : null },
    averageWip: wip(clocks, periods).average,
    efficiency: flowEfficiencies(finished, ruler).ratio,
  };
}

export function summaryOf({ values, excluded }: TimedSet<{ readonly span: TimeSpan }>): Summary {
  return { n: values.length, excluded, percentiles: percentilesOf(values.map(({ span }) => span)), withheld: withheldPercentiles(values.length) };
}
