import { minutesOfDay, type WorkingCalendar } from "@/server/board/domain/working-calendar";
import { dayNumber, numberOfDay, type DayNumber } from "@/server/platform/domain/day-number";
import { WEEKDAYS, weekOf } from "@/server/platform/domain/weekday";
import { offsetChanges, startOfYear, yearOf } from "@/server/platform/domain/offset-changes";
import { zoneOffset } from "@/server/platform/domain/zone-offset";
import type { Ruler } from "./ruler";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Working time: what the clocks of `zone` show inside the working hours of working days that are not days off. An hour that
 * the clocks leave out is not worked, one that they repeat is worked twice. Exact to the millisecond.
 */
export function workingRuler(zone: string, calendar: WorkingCalendar): Ruler {
  const from = (minutesOfDay(calendar.workFrom) ?? 0) * MINUTE_MS;
  const length = (minutesOfDay(calendar.workTo) ?? 0) * MINUTE_MS - from;
  const { isWorking, daysBefore } = workingDays(calendar);
  const workedOnClock = (wall: number) => {
    const day = Math.floor(wall / DAY_MS);
    const today = isWorking(day) ? Math.min(Math.max(wall - day * DAY_MS - from, 0), length) : 0;
    return daysBefore(day) * length + today;
  };
  const worked = ticking(zone, workedOnClock);
  return {
    time: "working",
    zone,
    daySeconds: length / 1000,
    seconds: (begin, end) => worked(begin, end) / 1000,
    dayOf: (at) => dayNumber(at, zone),
    days: (first, last) => Math.max(0, daysBefore(last + 1) - daysBefore(first)),
  };
}

/** Which days are worked, and how many of them lie before a day (counted from some day long ago): no table, however far apart two days are. */
function workingDays({ workingDays: days, daysOff }: WorkingCalendar) {
  const works = WEEKDAYS.map((day) => days.includes(day));
  const before = works.map((_, weekday) => works.slice(0, weekday).filter(Boolean).length);
  const perWeek = works.filter(Boolean).length;
  const off = [...new Set(daysOff.map(numberOfDay))].filter((day) => works[weekOf(day).weekday]).sort((a, b) => a - b);
  const offDays = new Set(off);
  return {
    isWorking: (day: DayNumber) => works[weekOf(day).weekday] === true && !offDays.has(day),
    daysBefore: (day: DayNumber) => {
      const { week, weekday } = weekOf(day);
      return week * perWeek + (before[weekday] ?? 0) - countBelow(off, day);
    },
  };
}

/** From `from` on the clock is `offset` ahead; `carried` makes up for what the clock jumped over, or showed twice, until then. */
type Stretch = { readonly from: number; readonly offset: number; readonly carried: number };

/**
 * The milliseconds between two instants of which `onClock` has it that they count. `onClock` knows only what a clock shows;
 * wherever the clocks of the zone change, the count goes on from where it was.
 */
function ticking(zone: string, onClock: (wall: number) => number): (begin: number, end: number) => number {
  /** Whole years are known from one of these instants to the other. */
  let [knownFrom, knownTo] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let stretches: Stretch[] = [];
  let starts: number[] = [];
  const cover = (first: number, last: number) => {
    if (first >= knownFrom && last < knownTo) return;
    const years = [yearOf(Math.min(first, knownFrom)), yearOf(Math.max(last, knownTo - 1))] as const;
    [knownFrom, knownTo] = [startOfYear(years[0]), startOfYear(years[1] + 1)];
    stretches = stretchesOf(zone, ...years, onClock);
    starts = stretches.map((stretch) => stretch.from);
  };
  const at = (instant: number) => {
    const stretch = stretches[Math.max(0, countBelow(starts, instant + 1) - 1)];
    return stretch === undefined ? 0 : onClock(instant + stretch.offset) + stretch.carried;
  };
  return (begin, end) => {
    cover(Math.min(begin, end), Math.max(begin, end));
    return at(end) - at(begin);
  };
}

function stretchesOf(zone: string, first: number, last: number, onClock: (wall: number) => number): Stretch[] {
  const begin = startOfYear(first);
  let [offset, carried] = [zoneOffset(begin, zone), 0];
  const stretches: Stretch[] = [{ from: begin, offset, carried }];
  for (let year = first; year <= last; year++) {
    for (const change of offsetChanges(year, zone)) {
      carried += onClock(change.at + offset) - onClock(change.at + change.offset);
      offset = change.offset;
      stretches.push({ from: change.at, offset, carried });
    }
  }
  return stretches;
}

/** How many of the sorted numbers are below `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
