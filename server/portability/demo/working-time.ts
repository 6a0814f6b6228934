import { startOfDay } from "@/server/platform/domain/start-of-day";
import { type Day, addDays, zonedDay } from "@/server/platform/domain/zoned-day";

export const DEMO_ZONE = "Asia/Seoul";
const FIRST_TICK_MINUTES = 9 * 60 + 30;
export const TICK_MINUTES = 30;
const TICKS_A_DAY = 17;

/** Half an hour of office time. */
export type Tick = { at: Date; day: Day; dayIndex: number; isMorning: boolean; /** The half hour after the morning's first. */ isSecond: boolean; isMonday: boolean };

/** The half hours of office time in the `weeks` before `end`, oldest first; none of them ends after `end`. */
export function officeTicks(end: Date, weeks: number): Tick[] {
  const today = zonedDay(end, DEMO_ZONE);
  const ticks: Tick[] = [];
  let dayIndex = 0;
  for (let back = weeks * 7; back >= 0; back--) {
    const day = addDays(today, -back);
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const midnight = startOfDay(day, DEMO_ZONE).getTime();
    for (let tick = 0; tick < TICKS_A_DAY; tick++) {
      const at = new Date(midnight + (FIRST_TICK_MINUTES + tick * TICK_MINUTES) * 60_000);
      if (at.getTime() + TICK_MINUTES * 60_000 <= end.getTime()) ticks.push({ at, day, dayIndex, isMorning: tick === 0, isSecond: tick === 1, isMonday: weekday === 1 });
    }
    dayIndex++;
  }
  return ticks;
}
