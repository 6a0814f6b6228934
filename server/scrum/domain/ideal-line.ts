import type { WorkingCalendar } from "@/server/board/domain/working-calendar";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { WEEKDAYS, weekOf } from "@/server/platform/domain/weekday";
import { dayNumber, dayOfNumber, numberOfDay } from "@/server/platform/domain/day-number";

export type LinePoint = { at: number; points: number };

type Planned = { startedAt: number; endsAt: number; points: number; zone: string; calendar: Pick<WorkingCalendar, "workingDays" | "daysOff"> };

/**
 * From the commitment at the start straight to 0 at the planned end, flat on days that are not worked; straight through where
 * none is. Corners of the line, instants in milliseconds since 1970. Days are those of the board's zone.
 * Source: ideal line of the sprint burndown in docs/metrics.md.
 */
export function idealLine({ startedAt, endsAt, points, zone, calendar }: Planned): LinePoint[] {
  if (endsAt <= startedAt) return [{ at: startedAt, points }, { at: startedAt, points: 0 }];
  const stretches = daysIn(startedAt, endsAt, zone).map(({ day, from, to }) => ({ to, worked: isWorked(day, calendar) ? to - from : 0 }));
  const total = stretches.reduce((sum, { worked }) => sum + worked, 0);
  if (total === 0) return [{ at: startedAt, points }, { at: endsAt, points: 0 }];
  const line = [{ at: startedAt, points }];
  let worked = 0;
  for (const stretch of stretches) {
    worked += stretch.worked;
    line.push({ at: stretch.to, points: points * (1 - worked / total) });
  }
  return line;
}

/** The working days of these days of the calendar, first and last included, as `YYYY-MM-DD`. */
export function workedDays(startsAt: number, endsAt: number, zone: string, calendar: Planned["calendar"]): string[] {
  return daysIn(startsAt, endsAt, zone)
    .filter(({ day }) => isWorked(day, calendar))
    .map(({ day }) => dayOfNumber(day));
}

type Part = { day: number; from: number; to: number };

function daysIn(from: number, to: number, zone: string): Part[] {
  const parts: Part[] = [];
  let at = from;
  for (let day = dayNumber(from, zone); at < to; day++) {
    const end = Math.min(to, startOfDay(dayOfNumber(day + 1), zone).getTime());
    if (end > at) parts.push({ day, from: at, to: end });
    at = Math.max(at, end);
  }
  return parts;
}

function isWorked(day: number, { workingDays, daysOff }: Planned["calendar"]): boolean {
  const name = WEEKDAYS[weekOf(day).weekday];
  return name !== undefined && workingDays.includes(name) && !daysOff.some((off) => numberOfDay(off) === day);
}
