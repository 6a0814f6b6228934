/** The points of these cards together, in the hundredths in which they are estimated; a card without an estimate counts 0. */
export function pointsOf(cards: readonly { points: number | null }[]): number {
  return Math.round(cards.reduce((sum, { points }) => sum + (points ?? 0), 0) * 100) / 100;
}
