import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";

const WINDOW_MS = 60_000;
/** Requests a minute a token; those that read or write whole boards count apart. */
export const REQUESTS_A_MINUTE = 600;
export const HEAVY_REQUESTS_A_MINUTE = 60;

/** Counts one request of a token, in the database that all processes share. Throws `TOO_MANY too_many` with `retryAfter` in seconds. */
export async function limitRate(db: Db, tokenId: string, isHeavy: boolean): Promise<void> {
  const at = now().getTime();
  const window = new Date(Math.floor(at / WINDOW_MS) * WINDOW_MS);
  const key = `${isHeavy ? "rest-heavy" : "rest"} ${tokenId}`;
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateCounter" AS counter ("key", "window", "count", "expires") VALUES (${key}, ${window}, 1, ${new Date(window.getTime() + 2 * WINDOW_MS)})
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = counter."count" + 1
    RETURNING "count"`;
  const count = rows[0]?.count ?? 1;
  if (count === 1) await db.rateCounter.deleteMany({ where: { expires: { lt: new Date(at) } } });
  const limit = isHeavy ? HEAVY_REQUESTS_A_MINUTE : REQUESTS_A_MINUTE;
  if (count > limit) throw new DomainError("TOO_MANY", "too_many", { limit, retryAfter: Math.max(1, Math.ceil((window.getTime() + WINDOW_MS - at) / 1000)) });
}
