import { dayNumber, type DayNumber } from "@/server/platform/domain/day-number";

/** How a board measures time. Applied to a whole set or not at all, and named with every number that it made. */
export type Ruler = {
  readonly time: "calendar" | "working";
  readonly zone: string;
  /** Seconds of one whole day: where sums and averages are told in days, they are divided by it. */
  readonly daySeconds: number;
  /** Seconds that count from `from` to `to` (milliseconds since 1970); negative when `to` is earlier. */
  seconds(from: number, to: number): number;
  /** The calendar day of the zone on which an instant falls. */
  dayOf(at: number): DayNumber;
  /** Days that count from `first` to `last`, both included; none when `last` is earlier. */
  days(first: DayNumber, last: DayNumber): number;
};

/** Calendar time: every second and every day of `zone`. */
export function calendarRuler(zone: string): Ruler {
  return {
    time: "calendar",
    zone,
    daySeconds: 86_400,
    seconds: (from, to) => (to - from) / 1000,
    dayOf: (at) => dayNumber(at, zone),
    days: (first, last) => Math.max(0, last - first + 1),
  };
}
