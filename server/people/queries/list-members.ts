import type { Reader } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { Role } from "../domain/actor";
import type { AbsenceDays } from "../domain/headcount";

export type Member = {
  userId: string;
  /** Null once the person is deleted. */
  email: string | null;
  name: string;
  roles: Role[];
  counted: boolean;
  away: AbsenceDays[];
  /** Whether they can sign in already, or still have to follow their invitation. */
  hasJoined: boolean;
};

const MEMBER = {
  roles: true,
  counted: true,
  absences: { select: { from: true, to: true }, orderBy: [{ from: "asc" }, { to: "asc" }] },
  user: { select: { id: true, email: true, name: true, isDemo: true, passwordHash: true } },
} satisfies Prisma.MembershipSelect;

type Row = Prisma.MembershipGetPayload<{ select: typeof MEMBER }>;

/** The people of a board with their absences, in the order in which they joined. */
export async function listMembers(db: Reader, boardId: string): Promise<Member[]> {
  const rows = await db.membership.findMany({ where: { boardId }, orderBy: [{ joinedAt: "asc" }, { id: "asc" }], select: MEMBER });
  return rows.map(toMember);
}

/** A member by normalized address; null for everybody else. */
export async function findMember(db: Reader, boardId: string, email: string): Promise<Member | null> {
  const row = await db.membership.findFirst({ where: { boardId, user: { email } }, select: MEMBER });
  return row && toMember(row);
}

/** The same; throws `not_found` for everybody else. */
export async function getMember(db: Reader, boardId: string, email: string): Promise<Member> {
  const member = await findMember(db, boardId, email);
  if (member === null) throw notFound();
  return member;
}

function toMember({ user, roles, counted, absences }: Row): Member {
  const { id, email, name, isDemo, passwordHash } = user;
  const away = absences.map(({ from, to }) => ({ from: toDay(from), to: toDay(to) }));
  return { userId: id, email, name, roles, counted, away, hasJoined: isDemo || passwordHash !== null };
}

/** A DATE column comes as that day's midnight in UTC. */
function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
