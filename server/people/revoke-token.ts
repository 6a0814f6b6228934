import type { Db } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { notFound } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";

/** Ends one of this person's own tokens, from its next request on. */
export async function revokeToken(db: Db, userId: string, id: string): Promise<void> {
  const { count } = await db.apiToken.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: now() } });
  if (count === 0) throw notFound();
  logger.info({ event: "token.revoked", userId, tokenId: id }, "a token was revoked");
}
