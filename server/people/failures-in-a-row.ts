import type { Db } from "@/server/platform/db/client";

/** Wrong passwords in a row after which an account is guarded more closely, from wherever they came. */
export const FAILURES_MAX = 100;
const FIRST_WAIT_SECONDS = 30;
export const LONGEST_WAIT_SECONDS = 3600;
/** Failures are forgotten a day after the last one. */
const REMEMBERED_MS = 24 * 3_600_000;
/** How long an address counts as its owner's after they signed in from it. */
const KNOWN_MS = 30 * 24 * 3_600_000;
/** These counters run on: they have one window. */
const ALWAYS = new Date(0);

export type Target = { account: string; network: string };

/**
 * Counts an attempt at this account as failed until `forgetFailures` says otherwise, and answers 0; or, uncounted, how many
 * seconds to wait. From 100 failures in a row on, addresses from which nobody has signed in rightly must wait after each
 * failure: 30 seconds, doubled with every further one up to an hour. Those of the owner never wait, so that nobody who
 * merely knows their address can keep them out. Decided and counted in one statement: a crowd gets one attempt, too.
 */
export async function countFailure(db: Db, target: Target, at: Date): Promise<number> {
  const key = failuresOf(target);
  const isKnown = (await db.rateCounter.count({ where: { key: knownOf(target), expires: { gt: at } } })) > 0;
  const rows = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateCounter" AS counter ("key", "window", "count", "expires") VALUES (${key}, ${ALWAYS}, 1, ${new Date(at.getTime() + REMEMBERED_MS)})
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = counter."count" + 1, "expires" = EXCLUDED."expires"
    WHERE ${isKnown} OR counter."count" < ${FAILURES_MAX}
      OR EXCLUDED."expires" - counter."expires" >= make_interval(secs => LEAST(${FIRST_WAIT_SECONDS} * power(2, LEAST(counter."count" - ${FAILURES_MAX}, 20)), ${LONGEST_WAIT_SECONDS}))
    RETURNING "count"`;
  return rows.length > 0 ? 0 : secondsToWait(db, key, at);
}

/** A right password ends the row of failures, and makes the address one of its owner's. */
export async function forgetFailures(db: Db, target: Target, at: Date): Promise<void> {
  await db.rateCounter.deleteMany({ where: { key: failuresOf(target) } });
  const known = { key: knownOf(target), window: ALWAYS };
  const expires = new Date(at.getTime() + KNOWN_MS);
  await db.rateCounter.upsert({ where: { key_window: known }, create: { ...known, count: 1, expires }, update: { expires } });
}

async function secondsToWait(db: Db, key: string, at: Date): Promise<number> {
  const row = await db.rateCounter.findUnique({ where: { key_window: { key, window: ALWAYS } }, select: { count: true, expires: true } });
  if (row === null) return 1;
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (row.count - FAILURES_MAX), LONGEST_WAIT_SECONDS);
  const last = row.expires.getTime() - REMEMBERED_MS;
  return Math.max(1, Math.ceil(wait - (at.getTime() - last) / 1000));
}

function failuresOf({ account }: Target): string {
  return `failures ${account}`;
}

function knownOf({ account, network }: Target): string {
  return `known ${account} ${network}`;
}
