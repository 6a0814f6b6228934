import { startOfDay } from "./start-of-day";
import { steadyOffset } from "./zone-offset";
import { addDays, zonedDay, type Day } from "./zoned-day";

/** A calendar day as whole days since 1970-01-01, the same day in every zone: days can be counted and compared. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

export function numberOfDay(day: Day): DayNumber {
  return Date.parse(day) / DAY_MS;
}

export function dayOfNumber(number: DayNumber): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The zone's days that hold the instants of one day of UTC, the earliest first, each with its first millisecond. */
type Begun = { readonly number: DayNumber; readonly from: number }[];

/** Charts ask for hundreds of thousands of days of few years: what a day of UTC is in a zone, its offset or its days, is looked up once. */
const known = new Map<string, Map<number, number | Begun>>();
/** Fifty years of days; a zone that was asked for more begins anew. */
const KNOWN_MAX = 20_000;

/** The calendar day of `zone` on which an instant (milliseconds since 1970) falls; equal to `zonedDay`, a hundred times faster. */
export function dayNumber(at: number, zone: string): DayNumber {
  const utcDay = Math.floor(at / DAY_MS);
  let days = known.get(zone);
  if (days === undefined || days.size > KNOWN_MAX) known.set(zone, (days = new Map()));
  let begun = days.get(utcDay);
  if (begun === undefined) days.set(utcDay, (begun = steadyOffset(utcDay - 1, utcDay + 1, zone) ?? begunOn(utcDay, zone)));
  if (typeof begun === "number") return Math.floor((at + begun) / DAY_MS);
  let found = begun[0]?.number ?? utcDay;
  for (const { number, from } of begun) if (at >= from) found = number;
  return found;
}

function begunOn(utcDay: number, zone: string): Begun {
  const first = zonedDay(new Date(utcDay * DAY_MS), zone);
  const last = zonedDay(new Date((utcDay + 1) * DAY_MS - 1), zone);
  const begun: Begun = [];
  for (let day = first; day <= last; day = addDays(day, 1)) begun.push({ number: numberOfDay(day), from: startOfDay(day, zone).getTime() });
  return begun;
}
