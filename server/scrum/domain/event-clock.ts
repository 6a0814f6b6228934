import { CLOCK_MAX_MS } from "./event-limits";

/** The clock of an event, in milliseconds since 1970: when its time is used up, and since when it has stood still. */
export type EventClock = { endsAt: number; pausedAt: number | null };

const MINUTE_MS = 60_000;

/** What is left at `now`, in milliseconds; less than nothing once the time is over. The same at any `now` while it stands. */
export function timeLeftOf({ endsAt, pausedAt }: EventClock, now: number): number {
  return endsAt - (pausedAt ?? now);
}

/** The clock standing still from `now` on; the same one where it stands already. */
export function pauseClock(clock: EventClock, now: number): EventClock {
  return clock.pausedAt === null ? { ...clock, pausedAt: now } : clock;
}

/** The clock going on with what was left; the same one where it goes. */
export function resumeClock(clock: EventClock, now: number): EventClock {
  return clock.pausedAt === null ? clock : { endsAt: clock.endsAt + (now - clock.pausedAt), pausedAt: null };
}

/** The clock with so many minutes more; those of one that has run out count from `now`. Never more than a day is left. */
export function extendClock(clock: EventClock, minutes: number, now: number): EventClock {
  const left = Math.min(CLOCK_MAX_MS, Math.max(0, timeLeftOf(clock, now)) + minutes * MINUTE_MS);
  return { ...clock, endsAt: (clock.pausedAt ?? now) + left };
}
