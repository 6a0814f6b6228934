import { finishedCards } from "./finished-cards";
import { cardsWithCycle } from "./naive-cycle-time";
import { isIn, naivePeriods } from "./naive-periods";
import { naiveWip } from "./naive-wip";
import type { NaiveBoard, NaiveBy, NaiveWindow } from "./told-history";

const DAY_SECONDS = 86_400;

export type NaiveLittlesLaw =
  | { reason: "no_complete_period" | "no_cycle_time"; value: null }
  | { reason: null; value: { averageWip: number; throughputPerDay: number; averageCycleSeconds: number; expectedWip: number; gap: number } };

/**
 * Rule: average WIP against throughput x average cycle time over the window, with the gap named; the unfinished period is left out, and no
 * data is null with a reason.
 */
export function naiveLittlesLaw(board: NaiveBoard, window: NaiveWindow, by: NaiveBy): NaiveLittlesLaw {
  const periods = naivePeriods(board, window, by).filter((period) => period.complete);
  if (periods.length === 0) return { reason: "no_complete_period", value: null };
  const inPeriods = (card: { finished: number }) => periods.some((period) => isIn(period, card.finished));
  const cycles = cardsWithCycle(board, window).cards.filter(inPeriods).map((card) => (card.finished - card.started) / 1000);
  if (cycles.length === 0) return { reason: "no_cycle_time", value: null };
  const days = sum(periods.map((period) => (period.end - period.start) / 1000)) / DAY_SECONDS;
  const averageWip = mean(naiveWip(board, window, by).filter((period) => period.complete).map((period) => period.wip));
  const throughputPerDay = finishedCards(board, window).filter((card) => !card.discarded && inPeriods(card)).length / days;
  const averageCycleSeconds = mean(cycles);
  const expectedWip = (throughputPerDay * averageCycleSeconds) / DAY_SECONDS;
  return { reason: null, value: { averageWip, throughputPerDay, averageCycleSeconds, expectedWip, gap: averageWip - expectedWip } };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
