import type { BoardData } from "@/components/board/board-data";
import type { BoardCard } from "@/server/board/domain/card";

type Planned = Pick<BoardData["columns"][number], "limit" | "count">;

/** How many of these cards of the Backlog, in their order, a start takes to Planned, and how many wait because it is full; the expedited count against no limit. */
export function startPreview(cards: readonly Pick<BoardCard, "expedite">[], { limit, count }: Planned): { planned: number; waiting: number } {
  let room = limit === null ? Infinity : Math.max(0, limit - count);
  let planned = 0;
  for (const { expedite } of cards) {
    if (expedite) planned += 1;
    else if (room > 0) {
      planned += 1;
      room -= 1;
    }
  }
  return { planned, waiting: cards.length - planned };
}
