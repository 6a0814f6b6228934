import type { Instant } from "@/server/platform/domain/instant";
import type { CardClock } from "./card-clock";
import { inWindow, type MetricWindow } from "./metric-window";
import type { TimeSpan } from "./time-span";

/** A card with its clock; `name` orders cards that finished at the same instant. */
export type TimedCard = { readonly name: string; readonly clock: CardClock };

export type FinishedCard<C extends TimedCard = TimedCard> = C & { readonly clock: CardClock & { readonly finishedAt: Instant } };

/** Why a card that finished in the window is not among the values. */
export type ExclusionReason = "discarded" | "skipped_in_work" | "negative_span";

/** A value of a time metric. */
export type TimedValue<C extends TimedCard = TimedCard> = { readonly card: FinishedCard<C>; readonly span: TimeSpan };

export type TimedSet<V> = { readonly values: readonly V[]; readonly excluded: Record<string, number> };

/** Cards whose completion lies in the window, earliest first; equal instants by name, byte by byte. */
export function finishedInWindow<C extends TimedCard>(cards: readonly C[], window: MetricWindow): FinishedCard<C>[] {
  return cards
    .filter((card): card is FinishedCard<C> => card.clock.finishedAt !== null && inWindow(card.clock.finishedAt, window))
    .sort((a, b) => a.clock.finishedAt - b.clock.finishedAt || byName(a, b));
}

/** Measures each card and counts those left out under their reason. */
export function measure<C extends TimedCard, V>(
  cards: readonly FinishedCard<C>[],
  reasons: readonly ExclusionReason[],
  valueOf: (card: FinishedCard<C>) => V | ExclusionReason,
): TimedSet<V> {
  const values: V[] = [];
  const excluded: Record<string, number> = Object.fromEntries(reasons.map((reason) => [reason, 0]));
  for (const card of cards) {
    const value = valueOf(card);
    if (isExclusion(value)) excluded[value] = (excluded[value] ?? 0) + 1;
    else values.push(value);
  }
  return { values, excluded };
}

/** Orders cards by name, byte by byte. */
export function byName(a: Pick<TimedCard, "name">, b: Pick<TimedCard, "name">): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

function isExclusion(value: unknown): value is ExclusionReason {
  return typeof value === "string";
}
