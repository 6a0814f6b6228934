import { type Score, scoreOf, type Worth } from "./score";

/**
 * The same cards by falling score. Those of one score keep the order that they are in, and so do those without one, which come last.
 */
export function suggestOrder<T extends { worth: Worth; points: number | null }>(cards: readonly T[], by: Score): T[] {
  const scored = cards.map((card) => ({ card, score: scoreOf(by, card.worth, card.points) }));
  const weighed = scored.filter((each): each is { card: T; score: number } => each.score !== null);
  const others = scored.filter(({ score }) => score === null);
  return [...weighed.sort((a, b) => b.score - a.score), ...others].map(({ card }) => card);
}

/** By how many places each of `cards` would stand higher in `suggested`, the same cards in another order; negative is lower. */
export function placesGained<T>(cards: readonly T[], suggested: readonly T[]): Map<T, number> {
  const before = new Map(cards.map((card, at) => [card, at]));
  return new Map(suggested.map((card, at) => [card, (before.get(card) ?? at) - at]));
}
