import { isDiscard } from "@/server/board/domain/card";
import type { Ruler } from "./ruler";
import { measure, type FinishedCard, type TimedCard, type TimedSet, type TimedValue } from "./timed-card";
import { spanBetween } from "./time-span";

/**
 * Lead time: finished - created, from the request to done, in seconds and inclusive days.
 * Discarded cards are left out; a card that skipped In Work is in. Source: `cardClock`.
 */
export function leadTimes<C extends TimedCard>(cards: readonly FinishedCard<C>[], ruler: Ruler): TimedSet<TimedValue<C>> {
  return measure(cards, ["discarded", "negative_span"], (card) => {
    const { createdAt, finishedAt } = card.clock;
    if (isDiscard(card.clock.outcome)) return "discarded";
    if (finishedAt < createdAt) return "negative_span";
    return { card, span: spanBetween(createdAt, finishedAt, ruler) };
  });
}
