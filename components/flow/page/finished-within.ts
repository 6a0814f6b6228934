import { isDay, zonedDay } from "@/server/platform/domain/zoned-day";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";

/**
 * The cards whose completion the throughput of each period counts, in the order of finishing. `dates` are the beginnings
 * of the periods; each ends where the next begins.
 */
export function finishedWithin(cards: readonly FinishedFlowCard[], dates: readonly string[], zone: string): FinishedFlowCard[][] {
  const periods: FinishedFlowCard[][] = dates.map(() => []);
  const byDay = dates.every((date) => isDay(date));
  const starts = byDay ? dates : dates.map((date) => new Date(date).toISOString());
  let index = -1;
  for (const card of cards) {
    const at = byDay ? zonedDay(new Date(card.finishedAt), zone) : new Date(card.finishedAt).toISOString();
    // Cards come in the order of finishing, so that the period only ever moves on; days and instants sort as text.
    while (index + 1 < starts.length && (starts[index + 1] ?? "") <= at) index += 1;
    periods[Math.max(0, index)]?.push(card);
  }
  return periods;
}
