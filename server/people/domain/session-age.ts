/** A session ends a month after signing in, and a week after it was last used; both in seconds. */
export const SESSION_SECONDS = 30 * 24 * 3600;
export const IDLE_SECONDS = 7 * 24 * 3600;

/** Seconds since 1970. */
export type SessionTimes = { startedAt: number; seenAt: number };

/** Whether a session is over at `at` (seconds since 1970). One that began in the future is over too: a clock was turned back. */
export function isSessionOver({ startedAt, seenAt }: SessionTimes, at: number): boolean {
  const tolerance = 120;
  return at - startedAt >= SESSION_SECONDS || at - seenAt >= IDLE_SECONDS || seenAt - at > tolerance || startedAt > seenAt;
}
