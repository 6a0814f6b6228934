import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { WRITES_A_MINUTE } from "./domain/event-limits";

const WINDOW_MS = 60_000;
const SWEEP_FROM = 10_000;

// Next loads modules more than once in a process.
const holder = globalThis as { __throughlineWriters?: Map<string, { window: number; writes: number }> };

/**
 * Counts one write of a person to an event. In memory alone: a counter in the database would tell when somebody wrote a note that
 * is to have no author. Throws `TOO_MANY too_many` with `retryAfter` in seconds beyond 120 a minute in this process.
 */
export function limitWrites(userId: string): void {
  const writers = (holder.__throughlineWriters ??= new Map());
  const at = now().getTime();
  const window = Math.floor(at / WINDOW_MS) * WINDOW_MS;
  if (writers.size >= SWEEP_FROM) for (const [id, old] of writers) if (old.window < window) writers.delete(id);
  const own = writers.get(userId);
  const writes = own?.window === window ? own.writes + 1 : 1;
  writers.set(userId, { window, writes });
  if (writes > WRITES_A_MINUTE) throw new DomainError("TOO_MANY", "too_many", { limit: WRITES_A_MINUTE, retryAfter: Math.max(1, Math.ceil((window + WINDOW_MS - at) / 1000)) });
}
