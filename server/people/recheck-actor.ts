import { bareSql } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { DomainError } from "@/server/platform/errors";
import type { Context, SessionUser } from "@/server/platform/trpc";
import type { Actor } from "./domain/actor";
import { getActor } from "./get-actor";

/**
 * What the reader of a live stream may do by now; one query while all is well. Throws UNAUTHENTICATED once their session was
 * ended or their token revoked, and `not_found` once they are no member.
 */
export async function recheckActor({ db, user, tokenId }: Context & { user: SessionUser }, boardKey: string): Promise<Actor> {
  const pass = Prisma.sql`u."deletedAt" IS NULL AND ${tokenId === null ? Prisma.sql`u."sessionVersion" = ${user.sessionVersion}::int` : isValid(tokenId)}`;
  try {
    return (await getActor(db, user.id, boardKey, pass)).actor;
  } catch (error) {
    const known = await bareSql(db).$queryRaw<unknown[]>`SELECT u."id" FROM "User" u WHERE u."id" = ${user.id}::uuid AND ${pass}`;
    throw known.length > 0 ? error : new DomainError("UNAUTHENTICATED", "unauthenticated");
  }
}

function isValid(tokenId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "ApiToken" t WHERE t."id" = ${tokenId}::uuid AND t."userId" = u."id" AND t."revokedAt" IS NULL)`;
}
