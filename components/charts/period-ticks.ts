import { TZDate } from "@date-fns/tz";
import { daysBetween, isDay } from "@/server/platform/domain/zoned-day";
import { thinned, withMost } from "./thinned";
import type { TickStep } from "./time-ticks";

export type PeriodTick = { index: number; step: TickStep };

/** Marks of a clock, in minutes since midnight. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

/**
 * Which of a series' periods are named on its axis, at most `most` of them: those that begin a day, week, month or year,
 * or stand at a round time of day. `dates` are the beginnings, days or instants, the earliest first.
 */
export function periodTicks(dates: readonly string[], zone: string, most: number): PeriodTick[] {
  const levels = dates.every(isDay) ? dayLevels(dates) : clockLevels(dates, zone);
  const all = dates.map((_, index) => index);
  let finer: PeriodTick[] = [];
  for (const { step, begins } of levels) {
    const ticks = all.filter(begins).map((index) => ({ index, step }));
    if (ticks.length <= most) return withMost(ticks, thinned(finer, most, ({ index }) => begins(index)));
    finer = ticks;
  }
  return thinned(finer, most);
}

type Level = { step: TickStep; begins: (index: number) => boolean };

/** The first period counts as a beginning only where it is one by itself: a window may open in the middle of a month. */
function dayLevels(dates: readonly string[]): Level[] {
  const length = typicalLength(dates);
  const day = (index: number) => dates[index] ?? "";
  const month = (index: number) => Number(day(index).slice(5, 7));
  // A period of a week or more begins a month when the month's first day lies in the days up to it.
  const beginsMonth = (index: number) => Number(day(index).slice(8)) <= Math.min(length, 7);
  const longer: Level[] = [
    { step: "month", begins: beginsMonth },
    { step: "quarter", begins: (index) => beginsMonth(index) && month(index) % 3 === 1 },
    { step: "year", begins: (index) => beginsMonth(index) && month(index) === 1 },
  ];
  // A month that begins on a Monday is no week.
  if (length > 7) return longer;
  return [{ step: "day", begins: () => true }, { step: "week", begins: (index) => daysBetween("2024-01-01", day(index)) % 7 === 0 }, ...longer];
}

function typicalLength(dates: readonly string[]): number {
  const [first, second, third] = dates;
  // The first period may be cut short by the window, so its length says nothing.
  if (second !== undefined && third !== undefined) return daysBetween(second, third);
  return first !== undefined && second !== undefined ? daysBetween(first, second) : 1;
}

function clockLevels(dates: readonly string[], zone: string): Level[] {
  const minutes = dates.map((date) => {
    const at = new TZDate(Date.parse(date), zone);
    return at.getHours() * 60 + at.getMinutes();
  });
  return CLOCK_STEPS.map((every) => ({ step: every === 1440 ? "day" : "hour", begins: (index) => (minutes[index] ?? 0) % every === 0 }));
}
