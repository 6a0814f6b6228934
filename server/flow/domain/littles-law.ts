import { isDiscard } from "@/server/board/domain/card";
import type { CardClock } from "./card-clock";
import type { Period } from "./periods";
import { wip } from "./wip";

/** `wip_above`: more is started than finished, and ages pile up. `wip_below`: old work was finished that was started before. */
export type LittlesLawVerdict = "balanced" | "wip_above" | "wip_below";

export type LittlesLaw =
  | {
      readonly averageWip: number;
      /** Completions a day of 24 hours. */
      readonly throughputPerDay: number;
      readonly averageCycleSeconds: number;
      /** Throughput times cycle time. */
      readonly expectedWip: number;
      /** Average WIP less the expected. */
      readonly gap: number;
      readonly verdict: LittlesLawVerdict;
    }
  | { readonly reason: "no_complete_period" | "no_cycle_time" };

/** A gap of up to so many cards is none, however few are in progress. */
export const BALANCED_CARDS = 0.5;
/** A gap of up to this part of the average WIP is none. */
export const BALANCED_PART = 0.2;

/**
 * Little's law held against a board: in a steady flow the average WIP equals throughput times average cycle time. All three are
 * those of complete periods, in calendar time, since WIP is counted in it; discarded cards are no throughput, and cards that
 * never stood In Work have no cycle time. Unfinished work shows in WIP alone, so the gap tells what the cycle times do not yet.
 * Source: the snapshots of `wip`, and `cardClock`. After J. D. C. Little, "A Proof for the Queuing Formula L = λW" (1961).
 */
export function littlesLaw(clocks: readonly CardClock[], periods: readonly Period[]): LittlesLaw {
  const complete = periods.filter((period) => period.complete);
  const averageWip = wip(clocks, complete).average;
  const [first, last] = [complete[0], complete.at(-1)];
  if (averageWip === null || first === undefined || last === undefined) return { reason: "no_complete_period" };
  const { completions, averageCycleSeconds } = finishedIn(clocks, first.start, last.end);
  if (averageCycleSeconds === null) return { reason: "no_cycle_time" };
  const throughputPerDay = completions / ((last.end.getTime() - first.start.getTime()) / DAY_MS);
  const expectedWip = (throughputPerDay * averageCycleSeconds) / DAY_SECONDS;
  const gap = averageWip - expectedWip;
  return { averageWip, throughputPerDay, averageCycleSeconds, expectedWip, gap, verdict: verdictOf(gap, averageWip) };
}

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;

/** Complete periods follow each other, so one comparison at each end is enough. */
function finishedIn(clocks: readonly CardClock[], from: Date, to: Date): { completions: number; averageCycleSeconds: number | null } {
  let [completions, timed, milliseconds] = [0, 0, 0];
  for (const { createdAt, startedAt, finishedAt, skippedInWork, outcome } of clocks) {
    if (finishedAt === null || isDiscard(outcome) || finishedAt < from.getTime() || finishedAt >= to.getTime()) continue;
    completions++;
    if (skippedInWork || startedAt === null || startedAt < createdAt) continue;
    timed++;
    milliseconds += finishedAt - startedAt;
  }
  return { completions, averageCycleSeconds: timed === 0 ? null : milliseconds / timed / 1000 };
}

function verdictOf(gap: number, averageWip: number): LittlesLawVerdict {
  if (Math.abs(gap) <= Math.max(BALANCED_CARDS, BALANCED_PART * averageWip)) return "balanced";
  return gap > 0 ? "wip_above" : "wip_below";
}
