import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import type { Measure } from "@/components/flow/flow-search";

/** A finished card by one measure: what a dot, a row and a line of a file say. */
export type SpanPoint = {
  card: FinishedFlowCard;
  span: TimeSpan;
  /** Seconds of the span in which the card was blocked. */
  blocked: number;
};

/** The cards that have the measure, in the order in which they were finished. */
export function spanPoints(cards: readonly FinishedFlowCard[], measure: Measure): SpanPoint[] {
  return cards.flatMap((card) => {
    const span = card[measure];
    return span === null ? [] : [{ card, span, blocked: measure === "lead" ? card.blockedSeconds : card.blockedInCycleSeconds }];
  });
}
