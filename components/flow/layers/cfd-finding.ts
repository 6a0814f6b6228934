import type { Step } from "@/server/flow/domain/periods";
import type { FlowPage } from "@/server/flow/contracts/page";
import { rounded } from "@/components/charts/rounded";
import { daysOf, type Finding } from "@/components/flow/series-finding";

type CfdPoint = FlowPage["cfd"]["series"][number];

/** From this many days on, days are told as weeks: "0.9 cards a day" is nobody's word. */
const WEEKS_FROM_DAYS = 14;

/** At what rate work arrives and leaves, and whether what lies between grows. `step` is what the rates are told by. */
export function cfdFinding(series: readonly CfdPoint[], by: Step): Finding & { step: Step } {
  const whole = series.filter(({ complete }) => complete);
  const [first, last] = [whole[0], whole.at(-1)];
  const now = series.at(-1);
  if (!now || now.BACKLOG === 0) return { id: "none", values: {}, step: by };
  if (!first || !last || first === last) return { id: "one", values: { arrived: now.BACKLOG, done: now.DONE }, step: by };
  const days = (whole.length - 1) * daysOf(by);
  const step: Step = by === "day" && days >= WEEKS_FROM_DAYS ? "week" : by;
  const perStep = (count: number) => rounded((count / days) * daysOf(step));
  const values = { arrivals: perStep(last.BACKLOG - first.BACKLOG), departures: perStep(last.DONE - first.DONE) };
  if (last.BACKLOG === first.BACKLOG && last.DONE === first.DONE) return { id: "still", values: { open: last.BACKLOG - last.DONE }, step };
  const growth = last.BACKLOG - last.DONE - (first.BACKLOG - first.DONE);
  // What rounds to the same rate is told as the same: a gap that nobody sees is no finding.
  if (growth === 0 || values.arrivals === values.departures) return { id: "level", values, step };
  return { id: growth > 0 ? "grows" : "shrinks", values, step };
}

/**
 * How long ago, in periods, as many cards had arrived as are done by now: the horizontal distance between the two lines,
 * about the time that a card takes. Null when that was before the series begins, or nothing is done.
 */
export function approximateLead(series: readonly CfdPoint[], index: number): number | null {
  const done = series[index]?.DONE ?? 0;
  if (done === 0 || done < (series[0]?.BACKLOG ?? 0)) return null;
  let at = index;
  while (at > 0 && (series[at - 1]?.BACKLOG ?? 0) >= done) at -= 1;
  if (at === 0) return done === series[0]?.BACKLOG ? index : null;
  const [before, after] = [series[at - 1]?.BACKLOG ?? 0, series[at]?.BACKLOG ?? 0];
  const crossing = at - 1 + (done - before) / (after - before);
  return index - crossing;
}
