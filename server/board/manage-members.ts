import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { issueInvitation } from "@/server/people/issue-invitation";
import * as people from "@/server/people/save-member";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { env } from "@/server/platform/env";
import { appendHistory } from "./append-history";
import type { AddMember, RemoveMember, UpdateMember } from "./contracts";
import type { BoardMember } from "./domain/board-view";
import type { EventData } from "./domain/history-event";
import { headFacts } from "./head-facts";
import { lockBoard, type LockedBoard } from "./lock-board";
import { boardMember } from "./queries/get-board";

type Change = EventData["members.changed"]["change"];

/** Adds a person to a board, or sets a member anew; `invitation` is the link for somebody who has no password yet. Throws `FORBIDDEN`. */
export function addMember(db: Db, actor: Actor, { key: _, ...input }: AddMember): Promise<BoardMember & { invitation: string | null }> {
  return withHistory(db, actor, async (tx, board) => {
    const { before, after, invitation } = await people.saveMember(tx, actor, input);
    const member = boardMember(after, zonedDay(now(), board.timeZone));
    return { user: after.userId, change: before ? "changed" : "added", result: { ...member, invitation: invitation && joinLink(invitation) } };
  });
}

/** Changes a member's roles, counting or absences. Throws `FORBIDDEN`, `not_found`, `last_scrum_master`. */
export function updateMember(db: Db, actor: Actor, { key: _, ...input }: UpdateMember): Promise<BoardMember> {
  return withHistory(db, actor, async (tx, board) => {
    const { after } = await people.changeMember(tx, actor, input);
    const onlyAway = input.away !== undefined && input.roles === undefined && input.counted === undefined;
    return { user: after.userId, change: onlyAway ? "away" : "changed", result: boardMember(after, zonedDay(now(), board.timeZone)) };
  });
}

/** Takes a person off a board; what they did stays in its history. Throws `FORBIDDEN`, `not_found`, `last_scrum_master`. */
export function removeMember(db: Db, actor: Actor, { email }: RemoveMember): Promise<{ version: number }> {
  return withHistory(db, actor, async (tx, board) => {
    const { userId } = await people.removeMember(tx, actor, email);
    return { user: userId, change: "removed", result: { version: board.version } };
  });
}

/** A new link for a member who has not joined yet; the old one stops working. */
export async function inviteAgain(db: Db, actor: Actor, { email }: RemoveMember): Promise<{ link: string; expiresAt: string }> {
  assertMay("members.manage", actor);
  const { code, expiresAt } = await inTransaction(db, (tx) => issueInvitation(tx, actor, email));
  return { link: joinLink(code), expiresAt: expiresAt.toISOString() };
}

/** Headcount decides limits, so every change of it is a write to the board and part of its history. */
function withHistory<T>(db: Db, actor: Actor, work: (tx: Tx, board: LockedBoard) => Promise<{ user: string; change: Change; result: T }>): Promise<T> {
  assertMay("members.manage", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const { user, change, result } = await work(tx, board);
    await appendHistory(tx, board, actor, [{ kind: "members.changed", data: { change, user, ...(await headFacts(tx, board)) } }]);
    return result;
  });
}

function joinLink(code: string): string {
  return `${env().publicUrl}/join/${code}`;
}
