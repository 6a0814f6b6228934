import type { Db } from "@/server/platform/db/client";
import { logger } from "@/server/platform/logger";

/** Signs a person out everywhere, here too. Tokens stay: they are listed and revoked by themselves. */
export async function endSessions(db: Db, userId: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } }, select: { id: true } });
  logger.info({ event: "sessions.ended", userId }, "every session of a person was ended");
}
