import { bareSql, type Reader } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
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

/** The people of a board with their absences, in the order in which they joined. */
export function listMembers(db: Reader, boardId: string): Promise<Member[]> {
  return selectMembers(db, Prisma.sql`m."boardId" = ${boardId}::uuid`);
}

/** A member by normalized address; null for everybody else. */
export async function findMember(db: Reader, boardId: string, email: string): Promise<Member | null> {
  const [member] = await selectMembers(db, Prisma.sql`m."boardId" = ${boardId}::uuid AND u."email" = ${email}`);
  return member ?? null;
}

/** The same; throws `not_found` for everybody else. */
export async function getMember(db: Reader, boardId: string, email: string): Promise<Member> {
  const member = await findMember(db, boardId, email);
  if (member === null) throw notFound();
  return member;
}

function selectMembers(db: Reader, where: Prisma.Sql): Promise<Member[]> {
  return bareSql(db).$queryRaw<Member[]>`
    SELECT u."id" AS "userId", u."email", u."name", m."roles"::text[] AS "roles", m."counted", (u."isDemo" OR u."passwordHash" IS NOT NULL) AS "hasJoined",
      COALESCE((SELECT json_agg(json_build_object('from', a."from", 'to', a."to") ORDER BY a."from", a."to") FROM "Absence" a WHERE a."membershipId" = m."id"), '[]') AS "away"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE ${where} ORDER BY m."joinedAt", m."id"`;
}
