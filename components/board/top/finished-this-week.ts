import { isDiscard } from "@/server/board/domain/card";
import { addDays, type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import type { BoardColumn } from "../board-data";

/** Cards done, not discarded, on or after the latest Monday, in the board's own days; null while not all of them have come. */
export function finishedThisWeek(column: BoardColumn | undefined, day: Day, timeZone: string): number | null {
  if (!column || column.rest) return null;
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday);
  // No zone is a whole day away from UTC: what lies before that is ruled out without asking for its day there, which is slow.
  const eve = addDays(monday, -1);
  return column.cards.filter((card) => card.finishedAt && card.finishedAt >= eve && !isDiscard(card.outcome) && zonedDay(new Date(card.finishedAt), timeZone) >= monday).length;
}
