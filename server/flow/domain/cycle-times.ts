import { isDiscard } from "@/server/board/domain/card";
import type { Ruler } from "./ruler";
import { measure, type FinishedCard, type TimedCard, type TimedSet, type TimedValue } from "./timed-card";
import { spanBetween } from "./time-span";

/**
 * Cycle time: finished - started, from the first pull into work to done, in seconds and inclusive days.
 * Left out and counted: discarded cards, and cards that never stood In Work, whose start nobody saw. Source: `cardClock`.
 */
export function cycleTimes<C extends TimedCard>(cards: readonly FinishedCard<C>[], ruler: Ruler): TimedSet<TimedValue<C>> {
  return measure(cards, ["discarded", "skipped_in_work", "negative_span"], (card) => {
    const { createdAt, startedAt, finishedAt, skippedInWork } = card.clock;
    if (isDiscard(card.clock.outcome)) return "discarded";
    if (skippedInWork || startedAt === null) return "skipped_in_work";
    if (startedAt < createdAt) return "negative_span";
    return { card, span: spanBetween(startedAt, finishedAt, ruler) };
  });
}
