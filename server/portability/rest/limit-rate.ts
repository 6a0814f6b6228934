import { now } from "@/server/platform/clock";
import { bareSql, type Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";

const WINDOW_MS = 60_000;
/** Requests a minute a token; those that read or write whole boards count apart. */
export const REQUESTS_A_MINUTE = 600;
export const HEAVY_REQUESTS_A_MINUTE = 60;

/** Requests that this process may still let through without asking: it has counted them in the database already. */
type Lease = { window: number; left: number; size: number; taking: Promise<void> | null; askAgainAt: number };
const LEASE_MAX = 32;
/** What a token has not used for this long is given back, for the other processes; those who are refused ask no more often. */
const IDLE_MS = 1_000;
const SWEEP_FROM = 10_000;

// Next loads modules more than once in a process, and a process may know several databases (tests do).
const holder = globalThis as { __throughlineLeases?: WeakMap<Db, Map<string, Lease>> };

/**
 * Counts one request of a token. The count is in the database that all processes share, taken from it in leases that double
 * while a token is busy: never more than the limit is let through, and few requests write. Throws `TOO_MANY too_many` with
 * `retryAfter` in seconds.
 */
export async function limitRate(db: Db, tokenId: string, isHeavy: boolean): Promise<void> {
  const at = now().getTime();
  const window = Math.floor(at / WINDOW_MS) * WINDOW_MS;
  const limit = isHeavy ? HEAVY_REQUESTS_A_MINUTE : REQUESTS_A_MINUTE;
  const key = `${isHeavy ? "rest-heavy" : "rest"} ${tokenId}`;
  const lease = leaseOf(db, key, window);
  while (lease.left === 0) {
    // Those who come while one asks wait for its answer; one of them asks next, if that was not enough.
    if (lease.taking) await lease.taking;
    else if (at < lease.askAgainAt || !(await take(db, key, lease, limit))) throw new DomainError("TOO_MANY", "too_many", { limit, retryAfter: Math.max(1, Math.ceil((window + WINDOW_MS - at) / 1000)) });
  }
  lease.left--;
}

function leaseOf(db: Db, key: string, window: number): Lease {
  holder.__throughlineLeases ??= new WeakMap();
  const leases = holder.__throughlineLeases.get(db) ?? new Map<string, Lease>();
  holder.__throughlineLeases.set(db, leases);
  const known = leases.get(key);
  if (known?.window === window) return known;
  if (leases.size >= SWEEP_FROM) for (const [name, old] of leases) if (old.window < window) leases.delete(name);
  const lease: Lease = { window, left: 0, size: 1, taking: null, askAgainAt: 0 };
  leases.set(key, lease);
  return lease;
}

/** Takes as many as the limit still has, up to twice as many as the last time; false when it has none. */
async function take(db: Db, key: string, lease: Lease, limit: number): Promise<boolean> {
  let settle: () => void = () => undefined;
  lease.taking = new Promise((resolve) => (settle = resolve));
  try {
    const count = await add(db, key, lease.window, lease.size);
    const over = Math.min(lease.size, Math.max(0, count - limit));
    if (over > 0) await add(db, key, lease.window, -over);
    lease.left += lease.size - over;
    lease.size = Math.min(LEASE_MAX, lease.size * 2);
    if (lease.left === 0) lease.askAgainAt = now().getTime() + IDLE_MS;
    if (lease.left > 1) giveBackLater(db, key, lease);
    return lease.left > 0;
  } finally {
    lease.taking = null;
    settle();
  }
}

async function add(db: Db, key: string, window: number, requests: number): Promise<number> {
  const rows = await bareSql(db).$queryRaw<{ count: number }[]>`
    INSERT INTO "RateCounter" AS counter ("key", "window", "count", "expires")
    VALUES (${key}, ${new Date(window)}::timestamptz, ${requests}::int, ${new Date(window + 2 * WINDOW_MS)}::timestamptz)
    ON CONFLICT ("key", "window") DO UPDATE SET "count" = counter."count" + ${requests}::int
    RETURNING "count"`;
  const count = rows[0]?.count ?? requests;
  if (count === requests) await db.rateCounter.deleteMany({ where: { expires: { lt: now() } } });
  return count;
}

function giveBackLater(db: Db, key: string, lease: Lease): void {
  const seen = lease.left;
  setTimeout(() => {
    if (lease.left === 0 || lease.taking) return;
    if (lease.left < seen) return giveBackLater(db, key, lease);
    const unused = lease.left;
    lease.left = 0;
    lease.size = 1;
    add(db, key, lease.window, -unused).catch(() => undefined); // Then it is not given back: the token has that much less this minute.
  }, IDLE_MS).unref();
}
