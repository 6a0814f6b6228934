import type { Tx } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";
import { hashSecret, randomBase62 } from "./api-token";
import type { Actor } from "./domain/actor";
import { INVITATION_DAYS } from "./domain/invitation-age";
import { getMember } from "./queries/list-members";

/** 190 bits. */
const CODE_LENGTH = 32;

/**
 * A new link for a member of the actor's board who has not signed in yet; the one before stops working.
 * Throws CONFLICT `already_joined`, and FORBIDDEN `invited_elsewhere` when the link would open a board that the actor does not lead.
 */
export async function issueInvitation(tx: Tx, actor: Actor, email: string): Promise<{ code: string; expiresAt: Date }> {
  const member = await getMember(tx, actor.boardId, email);
  if (member.hasJoined) throw new DomainError("CONFLICT", "already_joined");
  if (!(await leadsAllBoardsOf(tx, actor, member.userId))) throw new DomainError("FORBIDDEN", "invited_elsewhere");
  return writeInvitation(tx, member.userId);
}

/** The code of a first link for somebody who was just added; null when they need none, or when it is not for this actor to hand out. */
export async function inviteIfNew(tx: Tx, actor: Actor, userId: string): Promise<string | null> {
  const { passwordHash, isDemo } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true, isDemo: true } });
  if (passwordHash !== null || isDemo || !(await leadsAllBoardsOf(tx, actor, userId))) return null;
  return (await writeInvitation(tx, userId)).code;
}

/** Whoever holds the link becomes that person on every board they were added to, so it takes the right to manage them all. */
async function leadsAllBoardsOf(tx: Tx, actor: Actor, userId: string): Promise<boolean> {
  if (actor.userId === null) return true;
  const others = await tx.membership.findMany({
    where: { userId, boardId: { not: actor.boardId } },
    select: { board: { select: { members: { where: { userId: actor.userId }, select: { roles: true } } } } },
  });
  return others.every(({ board }) => board.members.some(({ roles }) => roles.includes("SCRUM_MASTER")));
}

async function writeInvitation(tx: Tx, userId: string): Promise<{ code: string; expiresAt: Date }> {
  const at = now();
  const code = randomBase62(CODE_LENGTH);
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 24 * 3600 * 1000);
  await tx.invitation.deleteMany({ where: { userId, usedAt: null } });
  await tx.invitation.create({ data: { userId, hash: hashSecret(code), createdAt: at, expiresAt }, select: { id: true } });
  logger.info({ event: "invitation.issued", userId }, "an invitation was issued");
  return { code, expiresAt };
}
