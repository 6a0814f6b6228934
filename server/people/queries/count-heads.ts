import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";

/** The board's headcount: members who are counted and not away today in the board's time zone. */
export async function countHeads(db: Reader, board: { id: string; timeZone: string }): Promise<number> {
  const day = new Date(zonedDay(now(), board.timeZone));
  return db.membership.count({
    where: { boardId: board.id, counted: true, absences: { none: { from: { lte: day }, to: { gte: day } } } },
  });
}
