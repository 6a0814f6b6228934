import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";

/** Deletes the counters whose window is over and the invitations that nobody can use any more. Returns how many of each. */
export async function forgetExpired(db: Db): Promise<{ counters: number; invitations: number }> {
  const at = now();
  const counters = await db.rateCounter.deleteMany({ where: { expires: { lt: at } } });
  const invitations = await db.invitation.deleteMany({ where: { OR: [{ expiresAt: { lt: at } }, { usedAt: { not: null } }] } });
  return { counters: counters.count, invitations: invitations.count };
}
