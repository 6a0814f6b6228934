import { headsOn } from "@/server/people/domain/headcount";
import { readHeads } from "@/server/people/queries/read-heads";
import type { Tx } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import type { HeadFacts } from "./domain/history-event";
import type { LockedBoard } from "./lock-board";

/** What an event of the board says of its heads: their number at this write, and what it will be on days on which nothing is written. */
export async function headFacts(tx: Tx, board: LockedBoard): Promise<HeadFacts> {
  const day = zonedDay(board.writtenAt, board.timeZone);
  const heads = await readHeads(tx, board.id, day);
  return { headcount: headsOn(heads, day), heads };
}
