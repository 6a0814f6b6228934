import type { Db } from "@/server/platform/db/client";

export type TokenOfUser = { id: string; name: string; tail: string; createdAt: Date; lastUsedAt: Date | null };

/** This person's tokens that work, newest first; never the tokens themselves, which nobody has any more. */
export function listTokens(db: Db, userId: string): Promise<TokenOfUser[]> {
  return db.apiToken.findMany({
    where: { userId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, tail: true, createdAt: true, lastUsedAt: true },
  });
}
