import { isDiscard } from "@/server/board/domain/card";
import { outside } from "./board-stays";
import type { CardClock } from "./card-clock";
import type { Ruler } from "./ruler";
import { measure, type FinishedCard, type TimedCard, type TimedSet, type TimedValue } from "./timed-card";
import { spanBetween, toMilliseconds } from "./time-span";

/** Seconds from the start of a card to its end, or to now. */
export type FlowTime = { readonly active: number; readonly waiting: number };
export type FlowEfficiencyValue<C extends TimedCard = TimedCard> = TimedValue<C> & FlowTime & { readonly ratio: number | null };
export type FlowEfficiencySet<C extends TimedCard = TimedCard> = TimedSet<FlowEfficiencyValue<C>> & FlowTime & { readonly ratio: number | null };

/**
 * Seconds between start and finish, or the end of the clock, in which a card was worked on: In Work and not blocked; and in
 * which it waited: in Backlog, in Planned, or blocked wherever it stood. Time inside Done is neither. Nothing before the start.
 * Source: stays and blocks of `cardClock`.
 */
export function flowEfficiency({ startedAt, finishedAt, intervals, blocked }: CardClock, ruler: Ruler): FlowTime {
  if (startedAt === null) return { active: 0, waiting: 0 };
  const start = startedAt;
  const finish = finishedAt ?? Number.POSITIVE_INFINITY;
  let [active, waiting] = [0, 0];
  for (const { column, from, to } of intervals) {
    const [begin, end] = [Math.max(from, start), Math.min(to, finish)];
    if (column === "DONE" || end <= begin) continue;
    const stay = ruler.seconds(begin, end);
    let worked = 0;
    if (column === "IN_WORK") outside(blocked, begin, end, (since, until) => void (worked += ruler.seconds(since, until)));
    active += worked;
    waiting += Math.max(0, stay - worked);
  }
  return { active: toMilliseconds(active), waiting: toMilliseconds(waiting) };
}

/**
 * Flow efficiency of finished cards: active / (active + waiting), 0..1; of the set the sum over the sum, not a mean of ratios.
 * Null where no time passed; blocked the whole time is 0. Left out and counted: discarded cards, cards that never stood In Work,
 * whose start nobody saw, and spans that run backwards. Source: `cardClock`.
 */
export function flowEfficiencies<C extends TimedCard>(cards: readonly FinishedCard<C>[], ruler: Ruler): FlowEfficiencySet<C> {
  const set = measure<C, FlowEfficiencyValue<C>>(cards, ["discarded", "skipped_in_work", "negative_span"], (card) => {
    const { createdAt, startedAt, finishedAt, skippedInWork, outcome } = card.clock;
    if (isDiscard(outcome)) return "discarded";
    if (skippedInWork || startedAt === null) return "skipped_in_work";
    if (startedAt < createdAt) return "negative_span";
    const time = flowEfficiency(card.clock, ruler);
    return { card, span: spanBetween(startedAt, finishedAt, ruler), ...time, ratio: ratioOf(time) };
  });
  const active = toMilliseconds(set.values.reduce((sum, value) => sum + value.active, 0));
  const waiting = toMilliseconds(set.values.reduce((sum, value) => sum + value.waiting, 0));
  return { ...set, active, waiting, ratio: ratioOf({ active, waiting }) };
}

function ratioOf({ active, waiting }: FlowTime): number | null {
  return active + waiting === 0 ? null : active / (active + waiting);
}
