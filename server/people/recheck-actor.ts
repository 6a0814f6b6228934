import { DomainError } from "@/server/platform/errors";
import type { Context, SessionUser } from "@/server/platform/trpc";
import type { Actor } from "./domain/actor";
import { getActor } from "./get-actor";

/**
 * What the reader of a live stream may do by now; one query while all is well. Throws UNAUTHENTICATED once their session was
 * ended or their token revoked, and `not_found` once they are no member.
 */
export async function recheckActor({ db, user, tokenId }: Context & { user: SessionUser }, boardKey: string): Promise<Actor> {
  const pass = tokenId === null ? { sessionVersion: user.sessionVersion } : { tokens: { some: { id: tokenId, revokedAt: null } } };
  const person = { id: user.id, deletedAt: null, ...pass };
  try {
    return (await getActor(db, user.id, boardKey, person)).actor;
  } catch (error) {
    throw (await db.user.count({ where: person })) > 0 ? error : new DomainError("UNAUTHENTICATED", "unauthenticated");
  }
}
