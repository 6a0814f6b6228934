import type { BoardFlow } from "@/server/flow/contracts/page";

const NOTHING = { "50": null, "70": null, "85": null, "95": null };

/** A board's row of the workspace view on which nothing has happened yet, but for what is named. */
export function aBoardFlow(named: Partial<BoardFlow> = {}): BoardFlow {
  const summary = { n: 0, excluded: {}, percentiles: NOTHING, withheld: {} };
  return {
    key: "A", name: "A", zone: "Asia/Seoul", time: "calendar", unit: "days", wip: 0, wipLimit: null, over: 0, throughput: [],
    lead: summary, cycle: summary, efficiency: null, oldest: null, flagged: 0, ...named,
  };
}

/** Percentiles that are all the same number of days. */
export function summaryOfDays(days: number, n = 20): BoardFlow["cycle"] {
  const span = { seconds: days * 86_400, days };
  return { n, excluded: {}, percentiles: { "50": span, "70": span, "85": span, "95": span }, withheld: {} };
}
