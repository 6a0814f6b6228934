import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";

export const BODIES_KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;
/** A batch holds the rows' locks, and the embedded database, for its own time only. */
const AT_ONCE = 100;

/** Empties the raw bodies of deliveries older than 90 days, which are by far the most of what is stored; what became of them stays. Returns how many. */
export async function emptyOldBodies(db: Db): Promise<number> {
  const before = new Date(now().getTime() - BODIES_KEPT_DAYS * DAY_MS);
  for (let total = 0; ; ) {
    const count = await db.$executeRaw`
      UPDATE "Delivery" SET "body" = '' WHERE "id" IN
        (SELECT "id" FROM "Delivery" WHERE "receivedAt" < ${before} AND octet_length("body") > 0 LIMIT ${AT_ONCE})`;
    total += count;
    if (count < AT_ONCE) return total;
  }
}
