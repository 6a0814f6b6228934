import type { Db } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import type { SessionUser } from "@/server/platform/trpc";
import { hashSecret, isTokenShaped } from "./api-token";
import { admit, KNOWN_USER } from "./known-user";

/** How exact "last used" is; a write on every request would be too dear. */
const LAST_USED_SECONDS = 60;

/** The person a token acts as, or null for a token that is wrong, revoked or of somebody who may not come in. */
export async function findTokenUser(db: Db, token: string): Promise<{ user: SessionUser; tokenId: string } | null> {
  if (!isTokenShaped(token)) return null;
  const found = await db.apiToken.findUnique({ where: { hash: hashSecret(token) }, select: { id: true, revokedAt: true, lastUsedAt: true, user: { select: KNOWN_USER } } });
  const user = admit(found?.user ?? null, "token");
  if (found === null || found.revokedAt !== null || user === null) return null;
  const at = now();
  if (found.lastUsedAt === null || at.getTime() - found.lastUsedAt.getTime() > LAST_USED_SECONDS * 1000) {
    await db.apiToken.update({ where: { id: found.id }, data: { lastUsedAt: at }, select: { id: true } });
  }
  return { user, tokenId: found.id };
}
