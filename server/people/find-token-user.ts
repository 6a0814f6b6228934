import { bareSql, type Db } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import type { SessionUser } from "@/server/platform/trpc";
import { hashSecret, isTokenShaped } from "./api-token";
import { admit, type KnownUser } from "./known-user";

/** How exact "last used" is; a write on every request would be too dear. */
const LAST_USED_SECONDS = 60;

/** The person a token acts as, or null for a token that is wrong, revoked or of somebody who may not come in. */
export async function findTokenUser(db: Db, token: string): Promise<{ user: SessionUser; tokenId: string } | null> {
  if (!isTokenShaped(token)) return null;
  const [found] = await bareSql(db).$queryRaw<(KnownUser & { tokenId: string; lastUsedAt: Date | null })[]>`
    SELECT t."id" AS "tokenId", t."lastUsedAt", u."id", u."name", u."email", u."locale", u."isAdmin", u."isDemo", u."sessionVersion", u."deletedAt"
    FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."hash" = ${hashSecret(token)} AND t."revokedAt" IS NULL`;
  const user = admit(found ?? null, "token");
  if (found === undefined || user === null) return null;
  const at = now();
  if (found.lastUsedAt === null || at.getTime() - found.lastUsedAt.getTime() > LAST_USED_SECONDS * 1000) {
    await db.apiToken.update({ where: { id: found.tokenId }, data: { lastUsedAt: at }, select: { id: true } });
  }
  return { user, tokenId: found.tokenId };
}
