/** Lines of one board's Definition of Ready. */
export const READY_LINES_MAX = 10;
export const READY_LINE_MAX = 120;

/** How many lines of the Definition of Ready a card meets, of how many; null where the board has none. */
export type Readiness = { met: number; of: number } | null;

/** Whether a card is ready: it meets every line. Where there are no lines, null: nothing is said of any card. */
export function isReady(readiness: Readiness): boolean | null {
  return readiness === null ? null : readiness.met >= readiness.of;
}

/** How many of these cards are not ready. */
export function countUnready(cards: readonly { ready: Readiness }[]): number {
  return cards.filter(({ ready }) => isReady(ready) === false).length;
}
