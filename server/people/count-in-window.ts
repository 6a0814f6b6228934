import type { Db } from "@/server/platform/db/client";

/** How often something was counted in the current window, this time included, and the seconds until the next one begins. */
export type Counted = { count: number; secondsLeft: number };

/** Counts once more under `key` in the window of `seconds` that `at` lies in; on the database and in no transaction, so that neither a crowd nor a rollback slips through. */
export async function countInWindow(db: Db, key: string, seconds: number, at: Date): Promise<Counted> {
  const window = windowOf(seconds, at);
  const expires = new Date(window.getTime() + 2 * seconds * 1000);
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateCounter" AS counter ("key", "window", "count", "expires") VALUES (${key}, ${window}, 1, ${expires})
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = counter."count" + 1
    RETURNING "count"`;
  const left = Math.ceil((window.getTime() + seconds * 1000 - at.getTime()) / 1000);
  return { count: rows[0]?.count ?? 1, secondsLeft: Math.max(1, left) };
}

/** Where the window of `seconds` that `at` lies in begins. */
export function windowOf(seconds: number, at: Date): Date {
  return new Date(Math.floor(at.getTime() / (seconds * 1000)) * seconds * 1000);
}

/** Deletes the counters whose window is over. */
export async function sweepCounters(db: Db, at: Date): Promise<void> {
  await db.rateCounter.deleteMany({ where: { expires: { lt: at } } });
}
