import type { FlowPage, PeriodFigures } from "@/server/flow/contracts/page";
import type { TimeSpan } from "@/server/flow/domain/time-span";

/** A figure, null where there is too little for it; and what it was, absent where nothing is compared. */
export type Compared<T> = { is: T | null; was?: T | null };

export type FlowFigures = {
  half: Compared<TimeSpan>;
  most: Compared<TimeSpan>;
  /** Cards in `per`. */
  throughput: Compared<number> & { per: "hour" | "week" };
  wip: { now: number | null; limit: number | null; average: Compared<number> };
  /** 0..1 */
  efficiency: Compared<number>;
};

/** The five figures that stand above the charts; with a chosen change they are of the time after it, compared with the time before. */
export function flowFigures(page: FlowPage): FlowFigures {
  const per = page.by === "minute" || page.by === "hour" ? "hour" : "week";
  const inStep = (perDay: number | null | undefined) => (perDay === null || perDay === undefined ? null : per === "hour" ? perDay / 24 : perDay * 7);
  const compared = <T>(is: T | null, pick: (figures: PeriodFigures) => T | null): Compared<T> => {
    if (page.split) return { is: pick(page.split.after), was: pick(page.split.before) };
    return page.previous ? { is, was: pick(page.previous) } : { is };
  };
  const last = page.wip.series.at(-1);
  return {
    half: compared(page.cycle.percentiles["50"], ({ cycle }) => cycle.percentiles["50"]),
    most: compared(page.cycle.percentiles["85"], ({ cycle }) => cycle.percentiles["85"]),
    throughput: { per, ...compared(inStep(page.littlesLaw.throughputPerDay), ({ throughput }) => inStep(throughput.perDay)) },
    wip: { now: last?.wip ?? null, limit: last?.limit ?? null, average: compared(page.wip.average, ({ averageWip }) => averageWip) },
    efficiency: compared(page.efficiency.value, ({ efficiency }) => efficiency),
  };
}
