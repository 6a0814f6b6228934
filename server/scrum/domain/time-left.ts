const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A length of time in one unit; `isPast` when what it leads to is over. */
export type TimeLeft = { unit: "days" | "hours" | "minutes"; count: number; isPast: boolean };

/** The time from `now` to `endsAt`, both in milliseconds since 1970: whole days from two days on, whole hours from two hours on, below that minutes begun. */
export function timeLeft(endsAt: number, now: number): TimeLeft {
  const length = Math.abs(endsAt - now);
  const isPast = now > endsAt;
  if (length >= 2 * DAY_MS) return { unit: "days", count: Math.floor(length / DAY_MS), isPast };
  if (length >= 2 * HOUR_MS) return { unit: "hours", count: Math.floor(length / HOUR_MS), isPast };
  return { unit: "minutes", count: isPast ? Math.floor(length / MINUTE_MS) : Math.ceil(length / MINUTE_MS), isPast };
}
