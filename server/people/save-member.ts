import type { Tx } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { notFound } from "@/server/platform/errors";
import type { MemberInput, MemberPatch } from "./contracts";
import { insertUser } from "./create-user";
import type { Actor, Role } from "./domain/actor";
import type { AbsenceDays } from "./domain/headcount";
import { assertAbsences, assertCounted, assertRoles, assertScrumMasterRemains, isCountedByDefault } from "./domain/member-rules";
import { inviteIfNew } from "./issue-invitation";
import { lockAccounts } from "./lock-accounts";
import { findMember, getMember, type Member } from "./queries/list-members";

export type SavedMember = {
  /** As they were, null for somebody new on the board. */
  before: Member | null;
  after: Member;
  /** The code of the link with which they choose a password; null when they can sign in already or the link is not for this actor to hand out. */
  invitation: string | null;
};

type Standing = { roles: readonly Role[]; counted: boolean; away: readonly AbsenceDays[] };

/**
 * Adds a person to the actor's board, or changes a member in full. An address nobody has yet becomes an account without a
 * password. For use under the board's lock, which is what keeps the last Scrum Master in place; rights are the caller's.
 */
export async function saveMember(tx: Tx, actor: Actor, input: MemberInput): Promise<SavedMember> {
  const { boardId } = actor;
  const before = await findMember(tx, boardId, input.email);
  const standing = await decide(tx, boardId, before, input);
  const userId = before?.userId ?? (await findOrInviteUser(tx, input));
  await writeMembership(tx, boardId, userId, standing);
  const after = await getMember(tx, boardId, input.email);
  return { before, after, invitation: before === null ? await inviteIfNew(tx, actor, userId) : null };
}

/** Changes what is named of a member of the actor's board; everything else stays. Throws `not_found` for who is none. */
export async function changeMember(tx: Tx, actor: Actor, { email, ...patch }: MemberPatch): Promise<SavedMember> {
  const { boardId } = actor;
  const before = await findMember(tx, boardId, email);
  if (before === null) throw notFound();
  await writeMembership(tx, boardId, before.userId, await decide(tx, boardId, before, patch));
  return { before, after: await getMember(tx, boardId, email), invitation: null };
}

/** Takes a person off the actor's board and answers who they were there. Their account and what they did stay. */
export async function removeMember(tx: Tx, actor: Actor, email: string): Promise<Member> {
  const { boardId } = actor;
  const member = await getMember(tx, boardId, email);
  assertScrumMasterRemains(member.roles, [], await countOtherScrumMasters(tx, boardId, member.userId));
  await tx.membership.delete({ where: { boardId_userId: { boardId, userId: member.userId } }, select: { id: true } });
  return member;
}

async function decide(tx: Tx, boardId: string, before: Member | null, wish: Partial<Omit<MemberInput, "email">>): Promise<Standing> {
  const roles = wish.roles ?? before?.roles ?? [];
  const rolesChange = before === null || [...roles].sort().join() !== [...before.roles].sort().join();
  const counted = wish.counted ?? (rolesChange ? isCountedByDefault(roles) : before.counted);
  const away = wish.away ?? before?.away ?? [];
  assertRoles(roles);
  assertCounted(counted, roles);
  assertAbsences(away);
  if (before !== null) assertScrumMasterRemains(before.roles, roles, await countOtherScrumMasters(tx, boardId, before.userId));
  return { roles, counted, away };
}

async function countOtherScrumMasters(tx: Tx, boardId: string, userId: string): Promise<number> {
  const others = await tx.membership.findMany({ where: { boardId, userId: { not: userId } }, select: { roles: true } });
  return others.filter(({ roles }) => roles.includes("SCRUM_MASTER")).length;
}

async function findOrInviteUser(tx: Tx, { email, name }: MemberInput): Promise<string> {
  // Two boards may add the same new person at once.
  await lockAccounts(tx);
  const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (known !== null) return known.id;
  const created = await insertUser(tx, { email, name: name ?? email.split("@")[0] ?? email, passwordHash: null });
  return created.id;
}

async function writeMembership(tx: Tx, boardId: string, userId: string, { roles, counted, away }: Standing): Promise<void> {
  const at = now();
  const standing = { roles: [...roles], counted };
  const { id } = await tx.membership.upsert({
    where: { boardId_userId: { boardId, userId } },
    create: { boardId, userId, joinedAt: at, ...standing },
    update: standing,
    select: { id: true },
  });
  await tx.absence.deleteMany({ where: { membershipId: id } });
  await tx.absence.createMany({ data: away.map(({ from, to }) => ({ membershipId: id, from: new Date(from), to: new Date(to) })) });
  await joinWorkspace(tx, boardId, userId, at);
}

async function joinWorkspace(tx: Tx, boardId: string, userId: string, joinedAt: Date): Promise<void> {
  const { workspaceId } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { workspaceId: true } });
  await tx.workspaceMember.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { workspaceId, userId, joinedAt },
    update: {},
    select: { userId: true },
  });
}
