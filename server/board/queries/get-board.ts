import type { Actor } from "@/server/people/domain/actor";
import { headcount, isAway } from "@/server/people/domain/headcount";
import { listMembers, type Member } from "@/server/people/queries/list-members";
import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import { boardLimits } from "../board-limits";
import type { BoardHead, BoardMember } from "../domain/board-view";

/** A board but for its cards: limits, heads, members, and what the asking actor is on it. */
export async function getBoardHead(db: Reader, actor: Actor): Promise<BoardHead> {
  const board = await db.board.findUniqueOrThrow({ where: { id: actor.boardId }, include: { workspace: { select: { slug: true } } } });
  const members = await listMembers(db, board.id);
  const day = zonedDay(now(), board.timeZone);
  return {
    key: board.key,
    name: board.name,
    workspace: board.workspace.slug,
    timeZone: board.timeZone,
    locale: board.locale,
    version: board.version,
    day,
    headcount: headcount(members, day),
    limits: boardLimits(board),
    members: members.map((member) => boardMember(member, day)),
    you: { id: actor.userId ?? "", roles: [...actor.roles] },
  };
}

/** A member as the board shows them on `day`. */
export function boardMember({ userId, ...member }: Member, day: Day): BoardMember {
  return { id: userId, ...member, isAway: isAway(member.away, day) };
}
