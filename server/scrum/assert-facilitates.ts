import type { Actor } from "@/server/people/domain/actor";
import { isAway } from "@/server/people/domain/headcount";
import { listMembers } from "@/server/people/queries/list-members";
import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { DomainError } from "@/server/platform/errors";
import { mayFacilitate } from "./domain/facilitation";

/** Throws FORBIDDEN `forbidden` unless the actor facilitates on their board today; see `mayFacilitate`. */
export async function assertFacilitates(db: Reader, actor: Actor): Promise<void> {
  const { timeZone } = await db.board.findUniqueOrThrow({ where: { id: actor.boardId }, select: { timeZone: true } });
  const today = zonedDay(now(), timeZone);
  const members = await listMembers(db, actor.boardId);
  if (!mayFacilitate(actor.roles, members.map(({ roles, away }) => ({ roles, isAway: isAway(away, today) })))) throw new DomainError("FORBIDDEN", "forbidden", { action: "event.facilitate" });
}
